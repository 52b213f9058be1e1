"""Passages found by what they mean, in Arabic and from English; needs the extra `semantic`."""

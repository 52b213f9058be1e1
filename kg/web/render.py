"""Pages as HTML: templates with everything escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.web.view import SECTIONS, Page, View


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates; names that are not there are errors, and every value is escaped."""
    return Environment(
        loader=PackageLoader("kg.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )


def render(view: View, page: Page) -> str:
    """A whole page."""
    template = environment().get_template(page.template)
    context: dict[str, Any] = {"query_text": "", **page.context}
    return template.render(view=view, page=page, menu=SECTIONS, **context)

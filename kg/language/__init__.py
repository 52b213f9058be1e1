"""Reading Arabic: text, tokens, sentences, speech."""

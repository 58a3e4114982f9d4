"""HTML as people save, export and generate it: what of a page is its text, and what that text looks like."""

from converter.hypertext.page import Entry, Page, book, paragraphs
from converter.hypertext.parsing import parse, parse_xhtml

__all__ = ["Entry", "Page", "book", "paragraphs", "parse", "parse_xhtml"]

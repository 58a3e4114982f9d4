"""HTML as people save, export and generate it: what of a page is its text, and what that text looks like."""

from converter.hypertext.page import Entry, Page, book, paragraphs
from converter.hypertext.parsing import declared_encoding, is_html, parse, parse_xhtml

__all__ = ["Entry", "Page", "book", "declared_encoding", "is_html", "paragraphs", "parse", "parse_xhtml"]

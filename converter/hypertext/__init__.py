"""HTML as people save, export and generate it: what of a page is its text, and what that text looks like."""

from converter.hypertext.page import Entry, Page, book, paragraphs
from converter.hypertext.page_numbers import listed as listed_pages
from converter.hypertext.parsing import parse, parse_xhtml

__all__ = ["Entry", "Page", "book", "listed_pages", "paragraphs", "parse", "parse_xhtml"]

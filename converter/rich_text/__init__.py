"""Formatted text on its way from a word processor's or browser's format to lines with evidence."""

from converter.rich_text.breaks import parted
from converter.rich_text.lines import lines
from converter.rich_text.nesting import Nesting
from converter.rich_text.page_starts import PageStarts, page_label
from converter.rich_text.pictures import Pictures
from converter.rich_text.residues import KEPT, Residues
from converter.rich_text.tables import unfolded
from converter.rich_text.values import Cell, Paragraph, Piece, Table, is_caption

__all__ = [
    "KEPT",
    "Cell",
    "Nesting",
    "PageStarts",
    "Paragraph",
    "Pictures",
    "Piece",
    "Residues",
    "Table",
    "is_caption",
    "lines",
    "page_label",
    "parted",
    "unfolded",
]

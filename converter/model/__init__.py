"""The values that travel through the program: frozen, slotted, without behaviour.

``Source`` comes out of a reader, ``Compilation`` out of the normalizer, ``Edition`` out of canonical
Markdown; ``Decision`` is what the program decided on its own on the way.
"""

from converter.model.compilation import (
    NOWHERE,
    Block,
    Compilation,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Run,
    SceneBreak,
    Span,
    Table,
    Verse,
)
from converter.model.decision import Action, Decision, Severity, Status
from converter.model.edition import Edition, InnerHeading, PageBegin, Picture, Section
from converter.model.rule import Rule
from converter.model.source import PICTURE_SIGNS, PICTURES, Line, PageStart, PlainLines, Residue, Source, SourcePicture

__all__ = [
    "NOWHERE",
    "PICTURES",
    "PICTURE_SIGNS",
    "Action",
    "Block",
    "Compilation",
    "Decision",
    "Edition",
    "Heading",
    "InnerHeading",
    "Line",
    "ListBlock",
    "Metadata",
    "Note",
    "PageBegin",
    "PageStart",
    "Paragraph",
    "Picture",
    "PlainLines",
    "Preformatted",
    "Quotation",
    "Residue",
    "Rule",
    "Run",
    "SceneBreak",
    "Section",
    "Severity",
    "Source",
    "SourcePicture",
    "Span",
    "Status",
    "Table",
    "Verse",
]

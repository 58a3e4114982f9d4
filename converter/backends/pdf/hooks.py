"""The names of the inner parts of WeasyPrint and pydyf that are used here.

They may move with any version: :func:`require_hooks` says which one did.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from converter.errors import MissingToolError

_KNOWN_VERSION = "70.0"
HOOKS = (
    ("weasyprint", "DEFAULT_OPTIONS"),
    ("weasyprint.document", "LayoutContext.layout_footnote"),
    ("weasyprint.document", "LayoutContext.overflows_page"),
    ("weasyprint.document", "LayoutContext.report_footnote"),
    ("weasyprint.document", "LayoutContext.unlayout_footnote"),
    ("weasyprint.document", "LayoutContext._update_footnote_area"),
    ("weasyprint.document", "Page"),
    ("weasyprint.draw", "draw_stacking_context"),
    ("weasyprint.draw.text", "draw_first_line"),
    ("weasyprint.layout", "make_margin_boxes"),
    ("weasyprint.css.properties", "Dimension"),
    ("weasyprint.css.properties", "TABLE_WRAPPER_BOX_PROPERTIES"),
    ("weasyprint.layout.background", "layout_box_backgrounds"),
    ("weasyprint.layout.block", "block_level_layout"),
    ("weasyprint.layout.block", "iter_line_boxes"),
    ("weasyprint.layout.inline", "split_first_line"),
    ("weasyprint.layout.inline", "split_text_box"),
    ("weasyprint.layout.page", "PageType"),
    ("weasyprint.layout.page", "block_level_layout"),
    ("weasyprint.layout.page", "make_margin_boxes"),
    ("weasyprint.layout.page", "page_height"),
    ("weasyprint.layout.page", "page_width"),
    ("weasyprint.layout.page", "set_page_type_computed_styles"),
    ("weasyprint.layout.percent", "resolve_percentages"),
    ("weasyprint.layout.replaced", "inline_replaced_box_layout"),
    ("weasyprint.matrix", "Matrix"),
    ("weasyprint.pdf", "add_outlines"),
    ("weasyprint.pdf", "add_tags"),
    ("weasyprint.pdf", "build_fonts_dictionary"),
    ("weasyprint.pdf", "generate_pdf"),
    ("weasyprint.pdf", "resolve_links"),
    ("weasyprint.pdf.fonts", "Font.get_unused_glyph_id"),
    ("weasyprint.pdf.stream", "Font"),
    ("weasyprint.pdf.stream", "Stream.artifact"),
    ("weasyprint.pdf.stream", "Stream.marked"),
    ("weasyprint.pdf.stream", "Stream.add_font"),
    ("weasyprint.pdf.tags", "_build_box_tree"),
    ("weasyprint.formatting_structure.boxes", "FootnoteAreaBox"),
    ("weasyprint.formatting_structure.boxes", "MarginBox"),
    ("weasyprint.formatting_structure.boxes", "PageBox"),
    ("weasyprint.formatting_structure.boxes", "ReplacedBox"),
    ("weasyprint.formatting_structure.boxes", "TableRowGroupBox.is_header"),
    ("weasyprint.formatting_structure.build", "create_anonymous_boxes"),
    ("weasyprint.formatting_structure.build", "element_to_box"),
    ("weasyprint.css", "AnonymousStyle"),
    ("weasyprint.pdf.metadata", "DocumentMetadata.generate_rdf_metadata"),
    ("weasyprint.stacking", "StackingContext.from_box"),
    ("weasyprint.text.ffi", "ffi"),
    ("weasyprint.text.ffi", "fontconfig"),
    ("weasyprint.text.ffi", "gobject"),
    ("weasyprint.text.ffi", "pango"),
    ("weasyprint.text.ffi", "FROM_UNITS"),
    ("weasyprint.text.ffi", "TO_UNITS"),
    ("weasyprint.text.fonts", "FontConfiguration"),
    ("weasyprint.text.fonts", "get_pango_font_key"),
    ("weasyprint.text.line_break", "strut"),
    ("weasyprint.text.line_break", "Layout.get_first_line"),
    ("weasyprint.text.line_break", "Layout.reactivate"),
    ("pydyf", "PDF.page_references"),
    ("pydyf", "Stream.begin_marked_content"),
    ("pydyf", "_to_bytes"),
    ("pydyf", "zlib.compressobj"),
)
"""Module and name of each inner part that is used here."""


def require_hooks() -> None:
    """Raise :class:`MissingToolError` when an inner part is not where it was."""
    for module, name in HOOKS:
        owner: Any = import_module(module)
        for part in name.split("."):
            owner = getattr(owner, part, None)
        if owner is None:
            raise MissingToolError(
                f"this version of WeasyPrint has no {module}.{name}", cure=f"install weasyprint {_KNOWN_VERSION}"
            )

"""XML from strangers: nothing outside is fetched, no entity is expanded, and depth and size are bounded.

What the XML parser itself bounds (depth 256, texts of ten megabytes, growth by entities) stays bounded:
https://lxml.de/FAQ.html#how-do-i-use-lxml-safely-as-a-web-service-endpoint
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.errors import SourceError

if TYPE_CHECKING:
    from lxml import etree


def parse(data: bytes, part: str, path: str) -> etree._Element:
    """Return the root of the XML *data* of *part* in the file at *path*; raise :class:`SourceError` when it is none.

    A document type is refused: no format of documents that is read here needs one, and entities begin there.
    """
    from lxml import etree

    # Ids that stand twice are no reason to refuse a document; whatever makes the text itself doubtful is.
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
        fatal = [entry.message for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    except (etree.XMLSyntaxError, ValueError) as error:
        root, fatal = None, [str(error).partition("\n")[0]]
    if root is None or fatal:
        reason = next(iter(fatal), "there is nothing in it").strip()
        raise SourceError(
            f"its part {part} is damaged: {reason}", cure="open and save it again in its own program", path=path
        )
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(
            f"its part {part} declares a document type", cure="save it again in its own program", path=path
        )
    return root


def name(element: etree._Element) -> str:
    """Return the tag of *element* without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, key: str, default: str = "") -> str:
    """Return the attribute *key* in whatever namespace, or *default*."""
    if element is None:
        return default
    for given, value in element.attrib.items():
        if str(given).rpartition("}")[2] == key:
            return str(value)
    return default


def child(element: etree._Element | None, key: str) -> etree._Element | None:
    """Return the first child named *key* in whatever namespace, or ``None``."""
    return next((each for each in element if name(each) == key), None) if element is not None else None


def text_of(element: etree._Element) -> str:
    """Return all the text in *element*."""
    return "".join(map(str, element.itertext()))

"""Whether bytes are HTML, and in which encoding: all that must be known before the reader for pages is needed."""

from __future__ import annotations

import codecs
import re

_HEAD = 4096
_OPENS = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(rb"</?(?:p|div|br|h[1-6]|table|span|b|i|a|font|body|ul|ol|title|meta)\b[^>]*>", re.I)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding=["']([\w.:-]+)""", re.I)


def is_html(data: bytes, suffix: str) -> bool:
    """Return whether *data* is HTML: by how it begins, or by any tag where its *suffix* says so."""
    if suffix in (".md", ".markdown"):
        return False
    head = data.removeprefix(codecs.BOM_UTF8)
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head[2:].replace(b"\0", b"")
    head = head[: 16 * _HEAD]
    return bool(_OPENS.match(head)) or (suffix in (".html", ".htm", ".xhtml") and bool(_TAG.search(head)))


def declared_encoding(data: bytes) -> str:
    """Return the encoding that the page declares, if Python knows it and all of *data* is in it; else nothing.

    Text that is UTF-8 throughout and not only ASCII is UTF-8, whatever the page says: that does not happen by accident.
    """
    if not data.isascii() and _decodes(data, "utf-8"):
        return "utf-8"
    m = _CHARSET.search(data[:_HEAD])
    found = (m[1] or m[2]).decode("ascii").lower() if m else ""
    # browsers take Latin-1 for its superset: https://encoding.spec.whatwg.org/#names-and-labels
    found = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254"}.get(found, found)
    return found if found and not found.startswith("utf-16") and _decodes(data, found) else ""


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return False
    return True

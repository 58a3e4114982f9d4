"""What an edition is known by, the same in every format and at every build."""

from __future__ import annotations

import hashlib
import uuid

from converter.model import Edition

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:compilation-converter")


def identifier(edition: Edition) -> str:
    """Return the edition's own identifier, or a UUID made of the source's SHA-256 (RFC 9562, version 5).

    Canonical Markdown that names no source gets one made of its title and text.
    """
    if edition.metadata.identifier:
        return edition.metadata.identifier
    text = "\0".join((edition.metadata.title, *(section.title + section.body for section in edition.sections)))
    key = edition.metadata.source_sha256 or hashlib.sha256(text.encode()).hexdigest()
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, key)}"


def part_identifier(edition: Edition, ident: str) -> str:
    """Return the identifier of the section *ident*, made of the edition's."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{identifier(edition)}#{ident}')}"

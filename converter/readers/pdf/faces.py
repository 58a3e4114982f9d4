"""What the name of a font tells: family, weight, slant."""

from __future__ import annotations

import re
from functools import lru_cache

from converter.readers.pdf.values import Face

_LONGEST = 128
"""Characters of a name that are looked at; the standard allows no more (ISO 32000-2, annex C)."""
_SUBSET = re.compile(r"^[A-Z]{6}\+")
"""Six capitals and a plus sign mark a subset (ISO 32000-2, 9.9.2)."""
_BOLD = re.compile(r"bold|black|heavy|demi|fett|gras|negrita|[-,](?:bd|b|medi)(?:it)?$|^cmb|^sfbx|^ecbx", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv|slanted|[-,](?:it|i|bi|bdit)$|^cmti|^cmsl|^cmbxti|^sfti|^ecti", re.IGNORECASE)
_STYLE = re.compile(
    r"[-, ]*(?:semi|demi|extra|ultra)?(?:bold|black|heavy|light|thin|medium|medi|book"
    r"|regular|(?<=[-, ])roman|normal|italic|ital"
    r"|oblique|obli|kursiv|condensed|cond|slanted|ps|mt|bd|it)+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def face(name: str, forced_bold: bool = False, slanted: bool = False) -> Face:
    """Return the face that the PostScript *name* means, also bold or italic when the font's descriptor says so."""
    plain = _SUBSET.sub("", name[:_LONGEST])
    family = plain
    while (shorter := _STYLE.sub("", family)) != family and len(shorter) >= 2:
        family = shorter
    return Face(family, forced_bold or bool(_BOLD.search(plain)), slanted or bool(_ITALIC.search(plain)))

"""Parts that were laid out before, by all that their look depends on."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

from converter.backends.pdf import inner
from converter.backends.pdf.cutting import Cut
from converter.backends.pdf.parts import Part
from converter.backends.pdf.press import Press
from converter.cache import Shelf

_KIND = "pdf-parts"
_MOST = 256 * 2**20  # bytes, some 60,000 pages


class Parts:
    """The parts in the user's cache."""

    def __init__(self, press: Press, is_open: bool) -> None:
        """Nothing is found and nothing kept when it is not open."""
        self._press = press
        self._shelf = Shelf(_KIND, _MOST) if is_open else None
        self._pictures: dict[str, str] = {}

    def find(self, cut: Cut) -> Part | None:
        """Return the part of *cut* where it is known."""
        data = self._shelf.get(self._key(cut)) if self._shelf else None
        return None if data is None else pickle.loads(data)

    def keep(self, cut: Cut, data: bytes) -> None:
        """Keep a pickled part."""
        if self._shelf:
            self._shelf.put(self._key(cut), data)

    def close(self) -> None:
        """Make room when too much is kept."""
        if self._shelf:
            self._shelf.trim()

    def _key(self, cut: Cut) -> str:
        shown = "".join(self._digest(name) for name in self._shown(cut.page))
        return sha256(f"{self._circumstances}{cut.key}{shown}".encode()).hexdigest()

    def _shown(self, page: Element) -> Iterator[str]:
        """Yield the addresses of the pictures that a page may show."""
        yield from (image.get("src", "") for image in page.iter("img"))
        if "url(" in self._press.design.style:
            yield from self._press.design.pictures

    def _digest(self, name: str) -> str:
        if name not in self._pictures:
            path = self._press.picture(name)
            self._pictures[name] = sha256(Path(path).read_bytes()).hexdigest() if path else ""
        return self._pictures[name]

    @cached_property
    def _circumstances(self) -> str:
        """The digest of all that the parts of a book have in common: design, programs, typefaces of this machine."""
        design = self._press.design
        said = (
            design.style,
            design.elements,
            design.is_archive,
            sys.version_info,
            *inner.typesetters(),
            *self._press.typefaces(),
            *_own_files(),
        )
        return sha256(repr(said).encode()).hexdigest()


def _own_files() -> Iterator[bytes]:
    """Yield the text of the modules that make a part: whoever changes one of them wants to see it."""
    yield from (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))

"""How many lists a paragraph stands in, where a format gives each only its list, its level there and its indent."""

from __future__ import annotations

from dataclasses import dataclass

_SAME = 5.0
"""Points by which the text of paragraphs of one item may be set in differently."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that is open."""

    of: str
    """Its list."""
    level: int
    """Its level there."""
    left: float
    """Points by which its text is set in."""

    def holds(self, other: _Open) -> bool:
        """Return whether an item that comes after it is one of a list within it."""
        return self.level < other.level if self.of == other.of else self.left + _SAME < other.left


class Nesting:
    """Follows the items of a text, and the paragraphs that are set in as far as the text of one of them."""

    def __init__(self) -> None:
        """Begin outside any list."""
        self._items: list[_Open] = []

    def item(self, of: str, level: int, left: float) -> int:
        """Return in how many lists an item stands that has this *level* of the list named, and *left* of its text."""
        item = _Open(of, level, left)
        while self._items and not self._items[-1].holds(item):
            self._items.pop()
        self._items.append(item)
        return len(self._items)

    def paragraph(self, left: float) -> int:
        """Return in how many lists a paragraph stands that has no bullet or label; with 0 all of them end."""
        while self._items and not (left > _SAME and abs(self._items[-1].left - left) < _SAME):
            self._items.pop()
        return len(self._items)

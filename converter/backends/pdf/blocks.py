"""Tags of lists and tables as the standards want them (ISO 32000-1, 14.8.4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_PARTS_OF_AN_ITEM = frozenset({"/Lbl", "/LBody"})
_CELLS = frozenset({"td", "th"})


def complete_item(item: Any, pdf: Any) -> None:
    """Put the paragraphs of a list's *item* into a body: an item has only a label and a body."""
    import pydyf

    loose = [each for each in _kids(item, pdf) if each["S"] not in _PARTS_OF_AN_ITEM]
    if not loose:
        return
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "P": item.reference})
    body["Pg"] = item["Pg"]
    pdf.add_object(body)
    _adopt(body, loose)
    references = {each.reference for each in loose}
    item["K"] = pydyf.Array([kid for kid in item["K"] if kid not in references] + [body.reference])


class Tables:
    """Tables on several pages: each is tagged once, and so is its head, which is printed again on every page."""

    def __init__(self) -> None:
        self._first: dict[Any, Any] = {}

    def add(self, element: Any, source: Any, pdf: Any) -> bool:
        """Take in a structure *element* that was made of the HTML element *source*.

        Return whether it goes on with a table of an earlier page, whose structure element has its rows now.
        """
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Row" if source.get("scope") == "row" else "/Column"
        elif element["S"] != "/Table":
            return False
        first = self._first.setdefault(source, element)
        if element["S"] != "/Table" or first is element:
            return False
        _adopt(first, _kids(element, pdf))
        return True

    def repeat(self, head: Any) -> None:
        """Let the cells under *head*, the box of a head that is printed again, name the head that is tagged."""
        for cell in head.descendants():
            if cell.element_tag in _CELLS and cell.element in self._first:
                cell.mark = _Echo(self._first[cell.element])


class _Echo(dict[str, Any]):
    """Stands for the structure element of a heading that is printed again: WeasyPrint gives each an ID of its own,
    and refers to it by the same string.
    """

    def __init__(self, original: Any) -> None:
        super().__init__(original)

    def __setitem__(self, name: str, value: Any) -> None:
        value.string = self[name].string


def _kids(element: Any, pdf: Any) -> list[Any]:
    """Return the structure elements in *element*; marked content, which is a number, is left out."""
    return [pdf.objects[int(kid.split()[0])] for kid in element["K"] if isinstance(kid, bytes)]


def _adopt(parent: Any, kids: Iterable[Any]) -> None:
    for kid in kids:
        kid["P"] = parent.reference
        parent["K"].append(kid.reference)

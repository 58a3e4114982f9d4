"""What of a page is its text: navigation, banners and the like are set aside by structure, by role and by their links.

A block is only set aside when its markup says what it is, or when it is nearly all links to other pages; lists of
links into the page itself are a contents list and stay, because the body has what they name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from converter.hypertext.flow import SILENT
from converter.hypertext.parsing import END, START, events
from converter.rich_text import Residues
from converter.safe_xml import name

if TYPE_CHECKING:
    from lxml import etree

_ROLE_NAMES = "navigation banner contentinfo search complementary dialog alert alertdialog toolbar menu menubar"
_ROLES = frozenset(_ROLE_NAMES.split())
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation|box)?|menu|breadcrumbs?|cookies?|consent|gdpr|advert(?:s|isements?)?|ads?|adsbygoogle|"
    r"sponsor(?:ed)?|promo|share|sharing|social|newsletter|subscribe|sidebar|skip(?:-?link)?|pagination|pager|related|"
    r"site-?(?:header|footer)|page-?footer|masthead|toolbar|popup|modal|widgets?|noprint|printfooter|catlinks|"
    r"mw-editsection|mw-jump-link|comments?|disqus)(?:$|[\s_-])",
    re.I,
)
_FOOT = re.compile(r"(?:^|\s)footer(?:$|\s)", re.I)
_ADVERTS = re.compile(r"(?:^|[\s_-])(?:advert(?:s|isements?)?|ads?|adsbygoogle|sponsor(?:ed)?|promo)(?:$|[\s_-])", re.I)
_CONTAINER_NAMES = "nav aside header footer div ul ol table section form td tr p span"
_CONTAINERS = frozenset(_CONTAINER_NAMES.split())
_TELLING = frozenset({"article", "section", "main", "blockquote", "p"})
_MOST_BY_NAME = 0.25
"""Share of a page's text that a block may have which is set aside for its name."""
_LINKED = 0.7
"""Share of a block's letters inside links from which it is navigation."""
_FEWEST_LINKS = 4
_MAIN = 0.5
"""Share of a page's text that its main element must have to be trusted."""
_ARTICLE = 0.6
"""The same for its only article, links apart."""
_MOST_LINKED = 0.5
"""Share of a page's text from which even a block of links is looked into: the text may stand in it."""


class _Weight:
    """What stands in an element, everything below it included: letters, links, letters in links, links into the
    page.
    """

    __slots__ = ("inner", "letters", "linked", "links")

    def __init__(self) -> None:
        self.letters = self.links = self.linked = self.inner = 0

    @property
    def plain(self) -> int:
        """Number of letters outside links."""
        return self.letters - self.linked


def chosen(root: etree._Element, residues: Residues) -> tuple[etree._Element, frozenset[etree._Element]]:
    """Return the element that holds the text of the page, and what inside it is set aside; count that."""
    body = next((each for each in root.iter() if name(each) == "body"), root)
    weights = _weights(body)
    main = _main(body, weights)
    aside = list(_aside(main, weights))
    for element in (*_outside(body, main), *aside):
        if text := _text(element):
            residues.add("advertisement" if _ADVERTS.search(_marks(element)) else "navigation", text)
    return main, frozenset(aside)


def _weights(body: etree._Element) -> dict[etree._Element, _Weight]:
    """Return the weight of every element, in one pass from the innermost outwards."""
    weights = {body: _Weight()}
    open_links = 0
    stack = [body]
    for kind, what in events(body, frozenset()):
        if isinstance(what, str):
            here = weights[stack[-1]]
            here.letters += len(what.strip())
            here.linked += len(what.strip()) if open_links else 0
        elif kind == START and what is not body:
            here = weights[what] = _Weight()
            stack.append(what)
            if name(what) == "a" and what.get("href"):
                here.links, here.inner = 1, int(what.get("href", "").startswith("#"))
                open_links += 1
        elif kind == END and what is not body:
            open_links -= name(what) == "a" and what.get("href") is not None and bool(what.get("href"))
            stack.pop()
            above, below = weights[stack[-1]], weights[what]
            if name(what) not in SILENT:
                above.letters += below.letters
                above.links += below.links
                above.linked += below.linked
                above.inner += below.inner
    return weights


def _text(element: etree._Element) -> str:
    return " ".join(what.strip() for _, what in events(element, frozenset()) if isinstance(what, str) and what.strip())


def _main(body: etree._Element, weights: Mapping[etree._Element, _Weight]) -> etree._Element:
    """Return the one element that says that it is the main one, when it holds most of the text; inside it the one
    article, when that holds most of what is no link.
    """
    mains = _outermost([each for each in weights if name(each) == "main" or each.get("role") == "main"])
    one = len(mains) == 1 and weights[mains[0]].letters >= _MAIN * weights[body].letters
    main = mains[0] if one else body
    articles = _outermost([each for each in weights if name(each) == "article"])
    inside = len(articles) == 1 and (main is body or main in articles[0].iterancestors())
    return articles[0] if inside and weights[articles[0]].plain >= _ARTICLE * weights[body].plain else main


def _outermost(elements: Sequence[etree._Element]) -> list[etree._Element]:
    known = frozenset(elements)
    return [each for each in elements if not any(above in known for above in each.iterancestors())]


def _outside(body: etree._Element, main: etree._Element) -> Iterator[etree._Element]:
    """Yield the largest elements of *body* that do not hold *main*."""
    inside = main
    while inside is not body and (above := inside.getparent()) is not None:
        yield from (each for each in above if name(each) and name(each) not in SILENT and each is not inside)
        inside = above


def _aside(main: etree._Element, weights: Mapping[etree._Element, _Weight]) -> Iterator[etree._Element]:
    """Yield the outermost elements of *main* that are no part of its text."""
    total = weights[main].letters
    todo = [(each, frozenset({"body"})) for each in reversed(main) if name(each)]
    while todo:
        element, around = todo.pop()
        if _is_aside(element, around, weights[element], total):
            yield element
        elif name(element) not in SILENT:
            inside = around | {name(element)} if name(element) in _TELLING else around
            todo += [(each, inside) for each in reversed(element) if name(each)]


def _is_aside(element: etree._Element, around: frozenset[str], weight: _Weight, total: int) -> bool:
    """Return whether *element*, which stands inside elements named *around*, is no part of the text."""
    tag = name(element).lower()
    role = element.get("role")
    is_link_list = _is_link_list(weight) and (weight.letters <= _MOST_LINKED * total or _is_nothing_else(weight))
    small = weight.letters <= _MOST_BY_NAME * total or is_link_list
    if tag not in _CONTAINERS and role not in _ROLES:
        return False
    if tag == "nav" or role in _ROLES or element.get("aria-hidden") == "true":
        return small
    if tag == "header" and weight.links < 2:
        return False  # a title, and no way to other pages
    if tag in ("header", "footer", "aside") and not around & {"article", "section", "main", "blockquote"}:
        return small
    marks = _marks(element)
    if marks and _NAMES.search(marks) and not around & {"p", "blockquote"}:
        return small
    if _FOOT.search(marks) and not around & _TELLING:
        return small
    return tag in ("ul", "ol", "div", "table", "td", "p", "section") and is_link_list


def _marks(element: etree._Element) -> str:
    """Return class and id of *element*, in which sites say what a block is for."""
    return f"{element.get('class', '')} {element.get('id', '')}".strip()


def _is_nothing_else(weight: _Weight) -> bool:
    return weight.plain <= 0.1 * weight.letters


def _is_link_list(weight: _Weight) -> bool:
    """Return whether an element is hardly more than links to other pages."""
    if weight.links < _FEWEST_LINKS or weight.inner > 0.3 * weight.links:
        return False
    return weight.linked >= _LINKED * max(1, weight.letters) and weight.linked < 60 * weight.links

"""Invented digests: articles whose titles and dates are known, and the raw text that shows them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st

from invented.words import SCRIPTS, prose, sentences, titles, words

STYLES = ("bold", "capitals", "hashes")


@dataclass(frozen=True)
class Article:
    """One article."""

    title: str
    dateline: str
    iso: str
    pieces: tuple[tuple[str, ...], ...]
    """Paragraphs, poems, lists and so on, each with its lines."""
    source: str


@dataclass(frozen=True)
class Digest:
    """A compilation, before it is written down."""

    articles: tuple[Article, ...]
    style: str
    script: str
    part: str = ""

    @property
    def titles(self) -> list[str]:
        """Return every title as it is written, the part's first."""
        shown = [a.title.upper() if self.style == "capitals" else a.title for a in self.articles]
        return [*filter(None, [self.part]), *shown]

    def lines(self) -> list[str]:
        """Return the raw text: every paragraph a line, blank lines between."""
        found: list[str] = []
        if self.part:
            found += [_heading(self.part, self.style, 1), ""]
        for article in self.articles:
            found += [*_GAP[self.style], _heading(article.title, self.style, 1 + bool(self.part)), ""]
            found += [article.dateline, ""] if article.dateline else []
            for piece in article.pieces:
                found += [*piece, ""]
            found += [article.source, ""] if article.source else []
        return found


_GAP: dict[str, list[str]] = {"bold": [""], "capitals": ["", ""], "hashes": []}


def _heading(title: str, style: str, level: int) -> str:
    return {"bold": f"**{title}**", "capitals": title.upper(), "hashes": f"{'#' * level} {title}"}[style]


_DATE_FORMS: tuple[Callable[[date], str], ...] = (
    lambda day: f"({day.day} {day:%B} {day.year})",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"[{day.isoformat()}]",
)


def _dates() -> st.SearchStrategy[tuple[str, str]]:
    days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
    return st.one_of(
        st.just(("", "")),
        st.builds(lambda day, form: (form(day), day.isoformat()), days, st.sampled_from(_DATE_FORMS)),
    )


def poems(script: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return verse: lines of three to five words."""
    line = words(script, 3, 5).map(lambda said: " ".join(said)).map(lambda text: text[0].upper() + text[1:] + ",")
    return st.lists(line, min_size=3, max_size=8).map(tuple)


def bullets(script: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return bulleted lists."""
    return st.builds(
        lambda sign, items: tuple(f"{sign} {item}" for item in items),
        st.sampled_from("-*•"),
        st.lists(sentences(script, 3, 8), min_size=2, max_size=5),
    )


def numbered(script: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return numbered lists."""
    items = st.lists(sentences(script, 3, 8), min_size=2, max_size=5)
    return items.map(lambda found: tuple(f"{n}. {item}" for n, item in enumerate(found, 1)))


def quotations(script: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return block quotations with a sign before every line."""
    return st.lists(sentences(script), min_size=2, max_size=4).map(lambda said: tuple(f"> {line}" for line in said))


def tables(script: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return tables with pipes and a rule under the head."""

    def drawn(head: list[str], numbers: list[tuple[str, int]]) -> tuple[str, ...]:
        rows = [f"| {name} | {number} |" for name, number in numbers]
        return (f"| {head[0]} | {head[1]} |", "| --- | --- |", *rows)

    row = st.tuples(words(script, 1, 2).map(" ".join), st.integers(0, 9999))
    return st.builds(drawn, words(script, 2, 2), st.lists(row, min_size=2, max_size=5))


def pieces(script: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return anything that stands in an article besides its first paragraph."""
    paragraph = prose(script, 1, 5).map(lambda text: (text,))
    kinds = (poems, bullets, numbered, quotations, tables)
    return st.one_of(paragraph, paragraph, paragraph, *(kind(script) for kind in kinds), st.just(("* * *",)))


def articles(script: str, plain: bool = False) -> st.SearchStrategy[Article]:
    """Return articles; *plain* ones are paragraphs only."""
    rest = prose(script, 2, 6).map(lambda text: (text,)) if plain else pieces(script)
    return st.builds(
        lambda title, day, first, others, source: Article(title, day[0], day[1], ((first,), *others), source),
        titles(script),
        _dates(),
        prose(script, 3, 6),
        st.lists(rest, max_size=4),
        st.sampled_from(["", "HARBOUR PRESS", "Lantern Gazette"]) if not plain else st.just(""),
    )


@st.composite
def digests(draw: st.DrawFn, plain: bool = False, fewest: int = 2, most: int = 4, script: str = "") -> Digest:
    """Return digests in one script; *plain* ones hold nothing but titles and paragraphs, without a part."""
    script = script or draw(st.sampled_from(SCRIPTS if not plain else SCRIPTS[:4]))
    style = draw(st.sampled_from(STYLES if script != "arabic" else ("bold", "hashes")))
    found = draw(st.lists(articles(script, plain), min_size=fewest, max_size=most, unique_by=lambda a: a.title.upper()))
    part = "" if plain else draw(st.sampled_from(["", "2021"]))
    return Digest(tuple(found), style, script, part)


def with_notes(digest: Digest) -> Digest:
    """Return the digest with a note to the first paragraph of every article."""

    def noted(article: Article, number: int) -> Article:
        (first, *rest), *others = article.pieces
        body = f"[{number}] {first.split('. ')[0].rstrip('.')}."
        return replace(article, pieces=((f"{first} [{number}]", *rest), *others, (body,)))

    return replace(digest, articles=tuple(noted(a, n) for n, a in enumerate(digest.articles, 1)))

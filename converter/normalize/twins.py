"""Articles that repeat an earlier one, and passages repeated inside an article; both are reported, both stay.

Overlap of runs of words ("shingles": A. Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, ListBlock, Paragraph, Quotation, Severity, Status, Verse
from converter.options import Options
from converter.text import fold

_SHINGLE = 6
_TWIN = 0.8
_FEWEST = 20
"""Words an article must have to be called a twin."""
_PASSAGE = 12
"""Words that must come again inside an article to be reported."""


@dataclass(frozen=True, slots=True)
class _Article:
    """An article's words, with the line that each stands in."""

    at: int
    """Index of its heading."""
    words: tuple[str, ...]
    """Its words, folded."""
    lines: tuple[int, ...]
    """The source line of each word's block."""


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with ``duplicate_of`` on every article that repeats an earlier one."""
    blocks = list(draft.blocks)
    articles = list(_articles(draft.blocks))
    decisions: list[Decision] = []
    for article, twin, share in _twins(articles):
        heading, original = blocks[article.at], blocks[twin.at]
        if isinstance(heading, Heading) and isinstance(original, Heading):
            blocks[article.at] = replace(heading, duplicate_of=original.id)
            decisions.append(_twin_decision(heading, original, share))
            decisions += _cut_title(heading, original)
    for article in articles:
        decisions += _repeats(article)
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _articles(blocks: Sequence[Block | Chunk]) -> Iterator[_Article]:
    heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.role == "article"]
    stops = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.role] + [len(blocks)]
    for head in heads:
        end = next(stop for stop in stops if stop > head)
        said: list[str] = []
        lines: list[int] = []
        for block in blocks[head + 1 : end]:
            for text, line in _texts(block):
                own = fold(text).split()
                said += own
                lines += [line] * len(own)
        yield _Article(head, tuple(said), tuple(lines))


def _texts(block: Block | Chunk) -> Iterator[tuple[str, int]]:
    match block:
        case Paragraph(role=""):
            yield "".join(run.text for run in block.runs), block.span.first
        case Verse(role=""):
            for number, line in enumerate(block.lines):
                yield "".join(run.text for run in line), block.span.first + number
        case Quotation():
            for inner in block.blocks:
                yield from _texts(inner)
        case ListBlock():
            for item in block.items:
                for inner in item:
                    yield from _texts(inner)


def _twins(articles: Sequence[_Article]) -> Iterator[tuple[_Article, _Article, float]]:
    """Yield each article that repeats an earlier one, that one, and the share of its shingles found there."""
    owner: dict[int, int] = {}
    for number, article in enumerate(articles):
        shingles = {hash(article.words[i : i + _SHINGLE]) for i in range(len(article.words) - _SHINGLE + 1)}
        found = Counter(owner[shingle] for shingle in shingles if shingle in owner)
        if found and len(article.words) >= _FEWEST:
            earlier, common = found.most_common(1)[0]
            share = common / len(shingles)
            if share >= _TWIN:
                yield article, articles[earlier], round(share, 3)
        for shingle in shingles:
            owner.setdefault(shingle, number)


def _plain(heading: Heading) -> str:
    return "".join(run.text for run in heading.runs)


def _twin_decision(heading: Heading, original: Heading, share: float) -> Decision:
    return Decision(
        "twin",
        Action.REPORTED,
        heading.span.first,
        heading.span.last,
        f"this article repeats the one in line {original.span.first}; both were kept",
        before=_plain(heading),
        after=_plain(original),
        evidence=(("share of the words repeated", share),),
        confidence=share,
        severity=Severity.WARNING,
        status=Status.REVIEW,
        hint="take one out of the Markdown if it is there by mistake",
    )


def _cut_title(heading: Heading, original: Heading) -> list[Decision]:
    """Return the report of a title that breaks off where its twin's title goes on."""
    for cut, whole in ((original, heading), (heading, original)):
        short, long = fold(_plain(cut)), fold(_plain(whole))
        if short and long.startswith(short + " "):
            return [
                Decision(
                    "title-cut-off",
                    Action.REPORTED,
                    cut.span.first,
                    cut.span.last,
                    "this title breaks off; the same article has a longer one",
                    before=_plain(cut),
                    after=_plain(whole),
                    confidence=0.9,
                    severity=Severity.WARNING,
                    status=Status.REVIEW,
                    hint="complete the heading in the Markdown if you know that it is wrong",
                )
            ]
    return []


def _repeats(article: _Article) -> Iterator[Decision]:
    """Yield a report for every passage of the article that stands in it twice."""
    seen: dict[tuple[str, ...], int] = {}
    i = 0
    while i + _PASSAGE <= len(article.words):
        key = article.words[i : i + _PASSAGE]
        earlier = seen.setdefault(key, i)
        if earlier + _PASSAGE > i:
            i += 1
            continue
        length = _PASSAGE
        while i + length < len(article.words) and article.words[earlier + length] == article.words[i + length]:
            length += 1
        yield Decision(
            "repeat-in-article",
            Action.REPORTED,
            article.lines[i],
            article.lines[i],
            f"{length} words repeat a passage of line {article.lines[earlier]}, as a pull quote does; both were kept",
            before=" ".join(article.words[i : i + min(length, 30)]),
            evidence=(("words", length),),
            confidence=0.9,
            severity=Severity.WARNING,
            status=Status.REVIEW,
        )
        i += length

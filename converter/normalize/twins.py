"""Articles that repeat an earlier one, and passages repeated inside an article; both are reported, both stay.

Overlap of runs of words ("shingles": A. Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import compress, islice, pairwise

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, ListBlock, Paragraph, Quotation, Severity, Status, Verse
from converter.options import Options
from converter.text import fold, folded_words

_SHINGLE = 5
_TWIN = 0.8
_FEWEST = 20
"""Words an article must have to be called a twin."""
_STEP = 8
"""Every how many shingles of an article one is remembered."""
_CANDIDATES = 3
"""How many earlier articles are compared in full."""
_PASSAGE = 12
"""Words that must come again inside an article to be reported."""
_SENTENCE = 5
"""Words that a sentence must have to be reported when its own paragraph says it twice."""
_SENTENCE_ENDS = re.compile(r"""(?<=[.!?…。！？؟।])["'”’»›)\]]*(?:\s+|(?<=[。！？]))""")

_ABBREVIATION = re.compile(r"\b[^\W\d_a-z]\w{0,2}\.$")
"""What ends like a sentence and need not be one: a title before a name, an initial."""


@dataclass(frozen=True, slots=True)
class _Article:
    """What an article says."""

    at: int
    """Index of its heading."""
    size: int
    """Number of its words."""
    shingles: Sequence[int]
    """The hash of each run of five of its words, folded."""
    echoing: tuple[tuple[str, int], ...]
    """Text and line of the paragraphs that may say a sentence twice."""


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with ``duplicate_of`` on every article that repeats an earlier one."""
    blocks = list(draft.blocks)
    twins: list[Decision] = []
    repeats: list[Decision] = []
    earlier = _Earlier()
    for start, end in _stretches(draft.blocks):
        article = _said(draft.blocks[start:end], start)
        numbers = Counter(article.shingles)
        heading = blocks[start]
        twin, share = earlier.twin_of(article, numbers.keys()) if _is_article(heading) else (None, 0.0)
        original = blocks[twin.at] if twin else None
        if isinstance(heading, Heading) and isinstance(original, Heading):
            blocks[start] = replace(heading, duplicate_of=original.id)
            twins.append(_twin_decision(heading, original, share, options.duplicates == "keep"))
            twins += _cut_title(heading, original)
        repeats += _repeated(draft.blocks[start:end], article, numbers)
    return replace(draft, blocks=tuple(blocks)), (*twins, *repeats)


def _is_article(block: Block | Chunk) -> bool:
    return isinstance(block, Heading) and block.role == "article"


def _stretches(blocks: Sequence[Block | Chunk]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each article with its heading, of each part, and of what stands before the first."""
    starts = [i for i, block in enumerate(blocks) if i == 0 or (isinstance(block, Heading) and block.role)]
    yield from pairwise([*starts, len(blocks)])


def _said(blocks: Sequence[Block | Chunk], at: int) -> _Article:
    said, texts = _words_and_texts(blocks)
    shingles = array("q", map(hash, zip(*(islice(said, start, None) for start in range(_SHINGLE)), strict=False)))
    echoing = tuple((text, line) for text, line, own in texts if _comes_again(shingles[own]))
    return _Article(at, len(said), shingles, echoing)


def _words_and_texts(blocks: Sequence[Block | Chunk]) -> tuple[list[str], list[tuple[str, int, slice]]]:
    """Return the words of *blocks*, folded, and the paragraphs: text, line, and which of the shingles are theirs."""
    said: list[str] = []
    texts: list[tuple[str, int, slice]] = []
    for block in blocks:
        for text, line in _texts(block):
            start = len(said)
            said += folded_words(text)
            if not isinstance(block, Verse):
                texts.append((text, line, slice(start, max(start, len(said) - _SHINGLE + 1))))
    return said, texts


def _comes_again(runs: Sequence[int]) -> bool:
    """Return whether one of *runs* comes more than once."""
    return len(set(runs)) < len(runs)


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


class _Earlier:
    """The articles so far, by every eighth of their shingles: a run of 12 words that another one has is not missed."""

    def __init__(self) -> None:
        self._articles: list[_Article] = []
        self._owner: dict[int, int] = {}

    def twin_of(self, article: _Article, distinct: Set[int]) -> tuple[_Article | None, float]:
        """Return the one that *article* repeats, if any, and the share of its *distinct* shingles found there; the most
        likely ones are compared in full. Then remember *article*.
        """
        found = Counter(map(self._owner.__getitem__, self._owner.keys() & distinct))
        likely = sorted(found, key=lambda number: (-found[number], number)) if article.size >= _FEWEST else []
        shares = ((_share(distinct, self._articles[number]), -number) for number in likely[:_CANDIDATES])
        share, number = max(shares, default=(0.0, 0))
        twin = self._articles[-number] if share >= _TWIN else None
        for shingle in article.shingles[::_STEP]:
            self._owner.setdefault(shingle, len(self._articles))
        self._articles.append(article)
        return twin, round(share, 3)


def _share(shingles: Set[int], other: _Article) -> float:
    """Return the share of *shingles* that an article has; 0 where it is too short to have enough of them."""
    enough = len(other.shingles) >= _TWIN * len(shingles)
    return len(shingles & set(other.shingles)) / len(shingles) if enough else 0.0


def _repeated_runs(shingles: Sequence[int], often: frozenset[int], length: int) -> list[int]:
    """Return where runs of *length* words may stand that come more than once: all their shingles are among those that
    come *often*.
    """
    last = length - _SHINGLE
    firsts = compress(range(len(shingles) - last), map(often.__contains__, shingles))
    return [i for i in firsts if often.issuperset(shingles[i + 1 : i + last + 1])]


def _plain(heading: Heading) -> str:
    return "".join(run.text for run in heading.runs)


def _twin_decision(heading: Heading, original: Heading, share: float, kept: bool) -> Decision:
    return Decision(
        "twin",
        Action.REPORTED,
        heading.span.first,
        heading.span.last,
        f"this article repeats the one in line {original.span.first}" + ("; both were kept" if kept else ""),
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


def _repeated(blocks: Sequence[Block | Chunk], article: _Article, numbers: Mapping[int, int]) -> Iterator[Decision]:
    """Yield a report for each passage that stands in *blocks* twice, and for each sentence twice in its paragraph;
    *numbers* tells how often each shingle comes.
    """
    often = frozenset(shingle for shingle, number in numbers.items() if number > 1)
    runs = _repeated_runs(article.shingles, often, _PASSAGE) if often else []
    passages = list(_passages(runs, *_words(blocks))) if runs else []
    yield from passages
    known = {decision.line for decision in passages}
    for text, line in article.echoing:
        if line not in known:
            yield from _sentences(text, line)


def _words(blocks: Sequence[Block | Chunk]) -> tuple[list[str], list[int]]:
    """Return the words of *blocks*, folded, and the line of the block that each stands in."""
    said: list[str] = []
    lines: list[int] = []
    for block in blocks:
        for text, line in _texts(block):
            own = folded_words(text)
            said += own
            lines += [line] * len(own)
    return said, lines


def _sentences(text: str, line: int) -> Iterator[Decision]:
    """Yield a report for each sentence that the paragraph *text* has said before."""
    sentences = _SENTENCE_ENDS.split(text)
    if len(sentences) < 2:
        return
    said: set[str] = set()
    for sentence, folded in zip(sentences, map(fold, sentences), strict=True):
        if folded in said and not _ABBREVIATION.search(sentence):
            number = len(folded.split())
            message = f"this paragraph says a sentence of {number} words twice; both were kept"
            yield from [_repeat(line, message, sentence, number)] if number >= _SENTENCE else []
        said.add(folded)


def _passages(runs: Sequence[int], words: Sequence[str], lines: Sequence[int]) -> Iterator[Decision]:
    """Yield a report for every passage of an article that stands in it twice; one may begin at each of *runs*."""
    seen: dict[tuple[str, ...], int] = {}
    end = 0
    for i in runs:
        if i < end:
            continue
        earlier = seen.setdefault(tuple(words[i : i + _PASSAGE]), i)
        if earlier + _PASSAGE > i:
            continue
        length = _PASSAGE
        while i + length < len(words) and words[earlier + length] == words[i + length]:
            length += 1
        message = f"{length} words repeat a passage of line {lines[earlier]}, as a pull quote does; both were kept"
        yield _repeat(lines[i], message, " ".join(words[i : i + min(length, 30)]), length)
        end = i + length


def _repeat(line: int, message: str, before: str, words: int) -> Decision:
    return Decision(
        "repeat-in-article",
        Action.REPORTED,
        line,
        line,
        message,
        before=before,
        evidence=(("words", words),),
        confidence=0.9,
        severity=Severity.WARNING,
        status=Status.REVIEW,
        hint="take one out of the Markdown if it is there by mistake",
    )

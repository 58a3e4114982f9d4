"""Articles that repeat an earlier one, and passages repeated inside an article; both are reported, both stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import compress, pairwise

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Severity, Status, Verse
from converter.options import Options
from converter.resemblance import SHINGLE, share_within, shingles, texts
from converter.text import fold, folded_words

_TWIN = 0.8
_FEWEST = 20
"""Words an article must have to be called a twin."""
_STEP = 8
"""Every how many shingles of an article one is remembered."""
_CANDIDATES = 3
"""How many earlier articles are compared in full."""
_BOTH = "; both were kept"
"""What a report says where no option asks for more."""
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


@dataclass(frozen=True, slots=True)
class _Twin:
    """An earlier article that another one repeats or holds."""

    original: _Article
    """The earlier one."""
    share: float
    """How much of the one that says less stands in the other."""
    held: bool
    """Whether the later one says more."""


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
        twin = earlier.twin_of(article, numbers.keys()) if _is_article(heading) else None
        original = blocks[twin.original.at] if twin else None
        if twin and isinstance(heading, Heading) and isinstance(original, Heading):
            if not twin.held:
                blocks[start] = replace(heading, duplicate_of=original.id)
            twins.append(_twin_decision(heading, original, twin, options.duplicates == "keep"))
            twins += _cut_title(heading, original)
        repeats += _repeated(draft.blocks[start:end], article, numbers, options.repeats == "keep")
    return replace(draft, blocks=tuple(blocks)), (*twins, *repeats)


def _is_article(block: Block | Chunk) -> bool:
    return isinstance(block, Heading) and block.role == "article"


def _stretches(blocks: Sequence[Block | Chunk]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each article with its heading, of each part, and of what stands before the first."""
    starts = [i for i, block in enumerate(blocks) if i == 0 or (isinstance(block, Heading) and block.role)]
    yield from pairwise([*starts, len(blocks)])


def _said(blocks: Sequence[Block | Chunk], at: int) -> _Article:
    said, paragraphs = _words_and_texts(blocks)
    runs = shingles(said)
    echoing = tuple((text, line) for text, line, own in paragraphs if _comes_again(runs[own]))
    return _Article(at, len(said), runs, echoing)


def _words_and_texts(blocks: Sequence[Block | Chunk]) -> tuple[list[str], list[tuple[str, int, slice]]]:
    """Return the words of *blocks*, folded, and the paragraphs: text, line, and which of the shingles are theirs."""
    said: list[str] = []
    paragraphs: list[tuple[str, int, slice]] = []
    for block in blocks:
        for text, line in texts(block):
            start = len(said)
            said += folded_words(text)
            if not isinstance(block, Verse):
                paragraphs.append((text, line, slice(start, max(start, len(said) - SHINGLE + 1))))
    return said, paragraphs


def _comes_again(runs: Sequence[int]) -> bool:
    """Return whether one of *runs* comes more than once."""
    return len(set(runs)) < len(runs)


class _Earlier:
    """The articles so far, by every eighth of their shingles: a run of 12 words that another one has is not missed."""

    def __init__(self) -> None:
        self._articles: list[_Article] = []
        self._owner: dict[int, int] = {}

    def twin_of(self, article: _Article, distinct: Set[int]) -> _Twin | None:
        """Return the one that *article* repeats, or else holds, if any; the most likely ones are compared in full by
        the *distinct* shingles. Then remember *article*.
        """
        found = Counter(map(self._owner.__getitem__, self._owner.keys() & distinct))
        likely = sorted(found, key=lambda number: (-found[number], number)) if article.size >= _FEWEST else []
        compared = (self._compared(distinct, number) for number in likely[:_CANDIDATES])
        best = max((each for each in compared if each[1] >= _TWIN), default=None)
        for shingle in article.shingles[::_STEP]:
            self._owner.setdefault(shingle, len(self._articles))
        self._articles.append(article)
        if best is None:
            return None
        repeats, share, number = best
        return _Twin(self._articles[-number], round(share, 3), not repeats)

    def _compared(self, distinct: Set[int], number: int) -> tuple[bool, float, int]:
        """Return whether an article may repeat the earlier one of that *number*, or else only hold it, as one that is
        too short to have enough of its *distinct* shingles; the share of these found there, or the other way round;
        and the number again, the first ones the highest.
        """
        other = self._articles[number]
        if len(other.shingles) >= _TWIN * len(distinct):
            return True, share_within(distinct, {*other.shingles}), -number
        return False, share_within({*other.shingles}, distinct) if other.size >= _FEWEST else 0.0, -number


def _repeated_runs(shingles: Sequence[int], often: frozenset[int], length: int) -> list[int]:
    """Return where runs of *length* words may stand that come more than once: all their shingles are among those that
    come *often*.
    """
    last = length - SHINGLE
    firsts = compress(range(len(shingles) - last), map(often.__contains__, shingles))
    return [i for i in firsts if often.issuperset(shingles[i + 1 : i + last + 1])]


def _plain(heading: Heading) -> str:
    return "".join(run.text for run in heading.runs)


def _twin_decision(heading: Heading, original: Heading, twin: _Twin, kept: bool) -> Decision:
    what = "holds" if twin.held else "repeats"
    return Decision(
        "twin",
        Action.REPORTED,
        heading.span.first,
        heading.span.last,
        f"this article {what} the one in line {original.span.first}" + (_BOTH if kept or twin.held else ""),
        before=_plain(heading),
        after=_plain(original),
        evidence=(("share of the words repeated", twin.share),),
        confidence=twin.share,
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


def _repeated(
    blocks: Sequence[Block | Chunk], article: _Article, numbers: Mapping[int, int], kept: bool
) -> Iterator[Decision]:
    """Yield a report for each passage that stands in *blocks* twice, and for each sentence twice in its paragraph;
    *numbers* tells how often each shingle comes, and *kept* whether passages stay, whatever they are.
    """
    often = frozenset(shingle for shingle, number in numbers.items() if number > 1)
    runs = _repeated_runs(article.shingles, often, _PASSAGE) if often else []
    passages = list(_passages(runs, *_words(blocks), kept)) if runs else []
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
        for text, line in texts(block):
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
            message = f"this paragraph says a sentence of {number} words twice{_BOTH}"
            yield from [_repeat(line, message, sentence, number)] if number >= _SENTENCE else []
        said.add(folded)


def _passages(runs: Sequence[int], words: Sequence[str], lines: Sequence[int], kept: bool) -> Iterator[Decision]:
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
        message = f"{length} words repeat a passage of line {lines[earlier]}, as a pull quote does"
        yield _repeat(lines[i], message + (_BOTH if kept else ""), " ".join(words[i : i + min(length, 30)]), length)
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

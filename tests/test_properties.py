"""Promises over invented texts: nothing is lost, nothing is invented, and what was damaged on purpose is undone.

``pytest tests/test_properties.py --hypothesis-profile=long`` tries twenty times as many.
"""

import html
import re
from collections.abc import Callable
from itertools import permutations
from random import Random

import pypandoc
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from converter import canonical, pandoc
from converter.canonical import inlines
from converter.errors import SourceError
from converter.finished.tokens import tokens
from converter.model import (
    Action,
    Block,
    Compilation,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Table,
    Verse,
)
from converter.normalize import normalize
from converter.options import Options
from invariants import body_of, check, check_compilation, check_decisions, check_markdown, recover, source_of
from invented.compilations import blocks, compilations, headings, notes, texts
from invented.defects import ENCODINGS, LINE_ENDS, NAMES, RUNNING_HEAD, defective
from invented.digests import Digest, digests, with_notes

CHANCES = st.integers(0, 9999).map(Random)
FILES = st.sampled_from(["raw.txt", "raw.md"])


def examples(number: int) -> settings:
    """Return settings for *number* examples, and for more of them under a profile that asks for more."""
    return settings(max_examples=number * settings.default.max_examples // 100)


@examples(100)
@given(compilations())
def test_canonical_markdown_reads_back_equal(compilation: Compilation) -> None:
    written = canonical.write(compilation)
    assert canonical.read(written) == compilation
    assert canonical.write(canonical.read(written)) == written


@examples(40)
@given(st.text(st.characters(codec="utf-8"), max_size=400), FILES)
def test_any_text_becomes_a_sound_compilation(text: str, name: str) -> None:
    try:
        source = source_of(text, name)
    except SourceError:
        assume(False)
    normalized = normalize(source, Options())
    check_decisions(source, normalized)
    check_compilation(normalized.compilation)


@examples(40)
@given(st.lists(texts(), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\f"]), FILES)
def test_any_mark_up_becomes_text_that_stays_as_it_is(lines: list[str], between: str, name: str) -> None:
    check_markdown(canonical.write(recover("word\n\n" + between.join(lines), name)))


@pytest.mark.parametrize("name", NAMES)
@examples(5)
@given(digest=digests(), chance=CHANCES, file=FILES)
def test_every_word_is_accounted_for(
    name: str, digest: Digest, chance: Random, file: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(source_of(defective(digest, [name], chance), file), tmp_path_factory.getbasetemp())


@examples(40)
@given(
    digest=digests(),
    noted=st.booleans(),
    names=st.lists(st.sampled_from(NAMES), unique=True, min_size=2, max_size=5),
    chance=CHANCES,
    file=FILES,
)
def test_every_word_is_accounted_for_where_defects_meet(
    digest: Digest, noted: bool, names: list[str], chance: Random, file: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = defective(with_notes(digest) if noted else digest, names, chance)
    check(source_of(text, file), tmp_path_factory.getbasetemp())


@pytest.mark.parametrize(
    "options",
    [
        Options(duplicates="drop", repeats="drop"),
        Options(duplicates="link", titles_case="sentence"),
        Options(quotes="curly", dashes="set", ellipses="set"),
        Options(titles_case="title", boilerplate="drop"),
    ],
)
@examples(8)
@given(digest=digests(), names=st.lists(st.sampled_from(NAMES), unique=True, max_size=4), chance=CHANCES, file=FILES)
def test_every_word_is_accounted_for_whatever_is_asked_for(
    options: Options,
    digest: Digest,
    names: list[str],
    chance: Random,
    file: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = defective(digest, ["twins", "mixed_quotes", *names], chance).replace(
        ", ", chance.choice([" -- ", "... ", ", "])
    )
    check(source_of(text, file), tmp_path_factory.getbasetemp(), options)


@examples(20)
@given(digests(plain=True), st.sampled_from(["decomposed", "soft_hyphens", "nuls", "mojibake", "blank_runs"]), CHANCES)
def test_what_only_the_file_has_wrong_is_undone(digest: Digest, name: str, chance: Random) -> None:
    assert body_of(defective(digest, [name], chance)) == body_of(defective(digest, [], chance))


@examples(20)
@given(digests(), st.sampled_from(LINE_ENDS), st.sampled_from(ENCODINGS))
def test_line_ends_and_encodings_of_unicode_make_no_difference(
    digest: Digest, ends: Callable[[str], str], encoding: str
) -> None:
    text = "\n".join(digest.lines()) + "\n"
    assert body_of(ends(text).encode(encoding)) == body_of(text)


def titles_of(text: str) -> list[str]:
    """Return the titles of all headings that are recovered from *text*."""
    return [inlines.plain(block.runs) for block in recover(text).blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    "contents",
    ["contents_with_leaders", "contents_with_misread_leaders", "contents_with_tabs", "contents_without_numbers"],
)
@examples(8)
@given(digest=digests(plain=True, fewest=4, most=6), wrapped=st.booleans(), chance=CHANCES)
def test_a_printed_contents_list_goes_and_every_heading_stays(
    contents: str, digest: Digest, wrapped: bool, chance: Random
) -> None:
    assume(not any(one != other and other.startswith(one) for one, other in permutations(digest.titles, 2)))
    assert titles_of(defective(digest, [contents, *["wraps"] * wrapped], chance)) == digest.titles


@examples(20)
@given(digests(plain=True, fewest=6, most=8), CHANCES)
def test_sentences_that_blank_lines_tear_apart_are_whole_again(digest: Digest, chance: Random) -> None:
    text = defective(digest, ["wraps", "tears"], chance)
    assume(len(re.findall(r"[^\W\d_]\n\n(?=[^\W\d_])", text)) >= 8)
    paragraphs = [inlines.plain(block.runs) for block in recover(text).blocks if isinstance(block, Paragraph)]
    assert [paragraph for paragraph in paragraphs if paragraph[0].islower()] == []


@examples(20)
@given(digests(plain=True, fewest=6, most=8), CHANCES)
def test_what_pages_add_goes_and_nothing_else(digest: Digest, chance: Random) -> None:
    text = defective(digest, ["wraps", "pages"], chance)
    assume(text.count("\f") >= 4)
    assert titles_of(text) == digest.titles
    added = re.findall(rf"(?im)^(?:\d+|{RUNNING_HEAD})$", text.replace("\f", "\n"))
    removed = [d.before for d in normalize(source_of(text), Options()).decisions if d.action is Action.REMOVED]
    assert removed == added


def shown(block: Block) -> str:
    """Return what a reader sees of a block: its text, with spaces where blocks, lines and cells meet."""
    match block:
        case Heading() | Paragraph():
            return inlines.plain(run for run in block.runs if run.kind != "image")
        case Verse():
            return " ".join(shown(Paragraph(line)) for line in block.lines)
        case Quotation() | Note():
            return " ".join([getattr(block, "label", ""), *map(shown, block.blocks)])
        case ListBlock():
            return " ".join(shown(inner) for item in block.items for inner in item)
        case Table():
            return " ".join(shown(Paragraph(cell)) for row in block.rows for cell in row)
        case Preformatted():
            return block.text
        case _:
            return ""


def read_by_pandoc(markdown: str, dialect: str) -> list[str]:
    """Return the words that pandoc reads in *markdown*."""
    made = pypandoc.convert_text(markdown, "html", dialect, ["--wrap=preserve", "--quiet"], verify_format=False)
    made = re.sub(r"<figcaption.*?</figcaption>", "", made)  # the description of a picture, once more
    made = re.sub(r"</?(?:em|strong|sup|sub|code|a|span|img)\b[^>]*>", "", made)
    return tokens(html.unescape(re.sub(r"<[^>]+>", " ", made)))


@pytest.mark.parametrize("dialect", [pandoc.CANONICAL, "markdown-smart-raw_html"])
@settings(examples(3), phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to shrink takes a process for each step
@given(found=st.lists(st.one_of(blocks(), notes(), headings()), min_size=25, max_size=60))
def test_pandoc_reads_the_words_of_the_model(dialect: str, found: list[Block]) -> None:
    body = canonical.write(Compilation(Metadata(), tuple(found))).partition("\n---\n")[2]
    assert read_by_pandoc(body, dialect) == tokens(" ".join(map(shown, found)))

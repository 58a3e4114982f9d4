"""Language and title of the whole."""

from dataclasses import replace

import pytest

from converter.draft import Draft
from converter.model import Block, Heading, Line, Paragraph, Run, Source, Span
from converter.normalize import Normalized, characters, front_matter, normalize
from converter.options import Options
from drafts import rules, through

ENGLISH = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens that was his."


def test_the_language_is_found_or_given() -> None:
    draft, decisions = through(ENGLISH, front_matter.language)
    assert (draft.metadata.lang, rules(decisions)) == ("en", ["language"])
    draft, decisions = through(ENGLISH, front_matter.language, lang="gd")
    assert (draft.metadata.lang, decisions) == ("gd", [])


def test_program_text_is_in_no_language() -> None:
    lines = [Line(n, "for the lamp in this.quay():", size=10.0, family="Consolas") for n in range(1, 20)]
    lines.append(Line(20, "Die Fähre verließ den Kai um sieben, und auf ihr war niemand als der Koch.", size=12.0))
    lines.append(Line(21, "Das Licht wurde von dem Wärter nicht gelöscht, der auch für die Hühner sorgt.", size=12.0))
    source = Source("raw.docx", "0" * 64, 1, "utf-8", "rich", tuple(lines))
    draft, _ = characters.repair(Draft(source, ()), Options())
    draft, _ = front_matter.language(draft, Options())
    assert draft.metadata.lang == "de"


def title(*blocks: Block, text: str = "x", **options: str) -> str:
    draft, _ = through(text)
    return front_matter.title(replace(draft, blocks=blocks), Options(**options))[0].metadata.title  # type: ignore[arg-type]


def test_where_a_title_comes_from() -> None:
    part, article = Heading(1, (Run("2021"),), "a"), Heading(2, (Run("Harbour opens"),), "b")
    front = Paragraph((Run("The Lantern Digest"),))
    assert title(part, article, text="Title: The Lamp\nAuthor: Ann") == "The Lamp"
    assert title(front, part, article) == "The Lantern Digest"
    assert title(part, article) == "2021"
    assert title(article, article) == "raw"
    assert title(front, part, title="Given") == "Given"


def test_fields_under_a_title_are_not_those_of_the_whole_unless_all_are_there() -> None:
    text = f"HARBOUR OPENS\n\nTitle: The fish report\nAuthor: Ann\n\n{ENGLISH}"
    heading = Heading(1, (Run("Harbour opens"),), "a", span=Span(1, 1))
    assert title(heading, Paragraph((Run(ENGLISH),)), text=text) == "Harbour opens"
    assert title(heading, text=text.replace("Author: Ann", "Language: English")) == "The fish report"


def test_a_bare_heading_at_the_beginning_names_the_whole_where_hardly_any_other_is_bare() -> None:
    bare, text = Heading(1, (Run("Rules of the Harbour"),), "a"), Paragraph((Run(ENGLISH),))
    articles = [block for n in range(4) for block in (Heading(1, (Run(f"Article {n}"),), f"a{n}"), text)]
    assert title(bare, *articles) == "Rules of the Harbour"
    assert title(bare, *articles[::2]) == "raw"
    assert title(bare, replace(articles[0], level=2), text, *articles) == "raw"  # type: ignore[type-var]


def test_a_bare_date_is_no_title() -> None:
    front = (Paragraph((Run("May 5, 2020"),)), Paragraph((Run(ENGLISH * 2),)))
    assert title(*front, Heading(1, (Run("Rules of the Harbour"),), "a")) == "Rules of the Harbour"


@pytest.mark.parametrize("first", [ENGLISH * 2, ""])
def test_a_long_first_paragraph_is_no_title(first: str) -> None:
    assert title(Paragraph((Run(first),)), Heading(1, (Run("2021"),), "a")) == "2021"


def test_words_like_a_header_s_in_the_text_are_none() -> None:
    assert title(Heading(2, (Run("A"),), "a"), text="Language: English was spoken") == "raw"


TEXT = ENGLISH + " It came back at noon."
STORIES = f"\n\nTHE LAMP\n\n{TEXT}\n\nTHE FERRY\n\n{TEXT}\n\nTHE BELL\n\n{TEXT}\n"


def normalized(text: str) -> Normalized:
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    return normalize(Source("raw.txt", "0" * 64, len(text), "utf-8", "text", lines), Options())


@pytest.mark.parametrize(
    "line", ["STORIES OF THE NORTHERN QUAYS", "Stories of the Northern Quays", "**Northern Quays**"]
)
def test_a_lone_first_line_is_the_title_and_stays_as_text(line: str) -> None:
    found = normalized(line + STORIES)
    assert found.compilation.metadata.title == line.strip("*")
    assert [article.title for article in found.articles] == ["THE LAMP", "THE FERRY", "THE BELL"]
    first = found.compilation.blocks[0]
    assert isinstance(first, Paragraph) and "".join(run.text for run in first.runs) == line.strip("*")
    [decision] = [decision for decision in found.decisions if decision.rule == "title"]
    assert (decision.line, decision.after) == (1, line.strip("*"))


@pytest.mark.parametrize(
    "text",
    [
        f"THE QUAY\n\n{TEXT}{STORIES}",
        f"THE QUAY\n\nA TALE\n\n{TEXT}\n\nTHE LAMP\n\nANOTHER TALE\n\n{TEXT}\n\nTHE BELL\n\nA THIRD TALE\n\n{TEXT}\n",
    ],
)
def test_a_heading_with_text_of_its_own_or_one_of_many_without_is_no_title(text: str) -> None:
    assert "THE QUAY" in [article.title.partition(":")[0][:8] for article in normalized(text).articles]


def test_where_no_title_is_the_name_of_the_file_stands_in_and_a_decision_says_so() -> None:
    found = normalized(STORIES.strip())
    assert found.compilation.metadata.title == "raw"
    assert "name of the file" in next(d.message for d in found.decisions if d.rule == "title")


def test_what_is_set_largest_on_a_title_page_is_the_title() -> None:
    said = (("Harbour School", 14.0), ("On the Lamps of the North", 24.0), ("Ada Holm", 15.0), ("Chapter One", 16.0))
    lines = tuple(Line(n, text, size=size) for n, (text, size) in enumerate((*said, (ENGLISH, 12.0)), 1))
    blocks: list[Block] = [Paragraph((Run(line.text),), span=Span(line.number, line.number)) for line in lines]
    draft, _ = through("x")
    draft = replace(draft, source=replace(draft.source, lines=lines))

    def called(*found: Block) -> str:
        return front_matter.title(replace(draft, blocks=found), Options())[0].metadata.title

    chapter = Heading(1, (Run("Chapter One"),), "a", span=Span(4, 4))
    assert called(*blocks[:3], chapter, blocks[4]) == "On the Lamps of the North"
    head = Heading(1, (Run(said[1][0]),), "b", span=Span(2, 2))
    other = Heading(1, (Run("Chapter Two"),), "c", span=Span(4, 4))
    assert called(head, chapter, blocks[4], other, blocks[4]) == "On the Lamps of the North"

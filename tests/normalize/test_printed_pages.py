"""Marks where the printed pages of the source begin."""

import pytest

from converter import canonical, readers
from converter.canonical import inlines
from converter.model import Line, Paragraph, Run, Source
from converter.normalize import normalize
from converter.normalize.printed_pages.marks import Wanted, marked
from converter.options import Options

WORDS = ["ferry", "quay", "lamp", "hens", "flour", "ledger", "wind", "pier", "bell", "cook", "crate", "harbour"]


def page(number: int, lines: int = 12) -> str:
    """Return a page that no other page is like, cut in mid-sentence."""
    return "\n".join(
        f"and {WORDS[(number + line) % 12]} {WORDS[(number * 5 + line * 7) % 12]} went over the {WORDS[line % 12]}"
        for line in range(lines)
    )


def canonical_of(text: str, name: str = "raw.txt") -> str:
    return canonical.write(normalize(readers.read_bytes(name, text.encode()), Options()).compilation)


def begins(markdown: str) -> dict[str, str]:
    """Return the four words that each marked page begins with."""
    pieces = markdown.split('[]{.pagebreak page="')[1:]
    return {label: " ".join(text.split()[:4]) for label, _, text in (piece.partition('"}') for piece in pieces)}


def first(number: int) -> str:
    return " ".join(page(number).split()[:4])


def test_numbers_at_the_foot_name_the_page_before_them() -> None:
    text = "\n\n".join(f"{page(n)}\n\n{n}" for n in range(4, 9))
    assert begins(canonical_of(text)) == {str(n): first(n) for n in range(5, 9)}


def test_numbers_at_the_head_name_the_page_behind_them() -> None:
    text = "\n\n".join(f"{n}\n\n{page(n)}" for n in range(4, 9))
    assert begins(canonical_of(text)) == {str(n): first(n) for n in range(4, 9)}


def test_where_nothing_tells_head_from_foot_no_page_is_marked() -> None:
    text = "\n\n".join([page(3), *(f"{n}\n\n{page(n)}" for n in range(4, 9))])
    assert begins(canonical_of(text)) == {}


def test_printed_contents_tell_head_from_foot() -> None:
    contents = "Contents\n\nThe Ferry ........ 4\nThe Lamp ........ 6\nThe Bell ........ 8\n\n"
    titles = {4: "**The Ferry**\n\n", 6: "**The Lamp**\n\n", 8: "**The Bell**\n\n"}
    pages = [f"{titles.get(n, '')}{page(n).capitalize()}.\n\n{n}" for n in range(4, 10)]
    assert begins(canonical_of(contents + "\n\n".join([*pages, page(10)])))["5"].casefold() == first(5)
    # The page on which an article begins is the one that the text knows.
    assert '## The Lamp {#the-lamp .article page="6"}'.lstrip("#") in canonical_of(
        contents + "\n\n".join([*pages, "x"])
    )


def test_form_feeds_tell_the_page_of_a_number_and_of_pages_without_one() -> None:
    pages = [f"{page(n)}\n\n{n}" if n != 6 else page(n) for n in range(4, 10)]
    assert begins(canonical_of("\n\f".join(pages))) == {str(n): first(n) for n in range(4, 10)}


def test_a_page_that_is_missing_does_not_name_the_next_article() -> None:
    text = "\n\n".join(f"{n}\n\n{page(n)}" for n in (4, 5, 7, 8))
    titled = text.replace(page(5), f"{page(5)}.\n\n**THE LAMP IS SOLD**\n\nIt was sold.")
    assert "THE LAMP IS SOLD {#the-lamp-is-sold .article}" in canonical_of(titled)


def test_labels_of_the_file_are_marked_even_where_a_paragraph_goes_on() -> None:
    lines = (Line(1, "The ferry left the quay, and nobody", 1), Line(2, "on board had seen the hens.", 2, wraps=False))
    source = Source("raw.pdf", "0" * 64, 9, "pdf", "rich", lines, page_labels=("A-4", "A-5"))
    [paragraph] = normalize(source, Options()).compilation.blocks
    assert inlines.write(paragraph.runs).endswith('nobody []{.pagebreak page="A-5"}on board had seen the hens.')  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "letter", "expected"),
    [
        ("One two three.", 3, "One |two three."),
        ("One two three.", 4, "One |two three."),  # no word is parted
        ("One (“two”) three", 3, "One |(“two”) three"),
        ("It's “well-known”", 7, "It's |“well-known”"),
        ("One *two three four* five", 6, "One |*two three four* five"),  # nor an emphasis
        ("One *two three four* five", 12, "One *two three four* |five"),
        ("See [the two notes](#x) there", 6, "See |[the two notes](#x) there"),
        ("H~2~O is wet", 1, "|H~2~O is wet"),
        ("港口的燈塔", 2, "港口|的燈塔"),
    ],
)
def test_a_mark_stands_before_the_word(text: str, letter: int, expected: str) -> None:
    paragraph = Paragraph(inlines.read(text))
    result = marked(paragraph, [Wanted("7", letter)])
    assert isinstance(result, Paragraph)
    line = inlines.write(result.runs)
    assert line.replace('[]{.pagebreak page="7"}', "|") == expected
    assert inlines.read(line) == inlines.tidy(result.runs)
    assert inlines.plain(result.runs) == inlines.plain(paragraph.runs)


def test_a_picture_has_no_letters() -> None:
    runs = (Run("A lamp", href="pictures/a.png", kind="image"), Run(" stands here"))
    result = marked(Paragraph(runs), [Wanted("7", 6)])
    assert isinstance(result, Paragraph)
    assert [run.kind for run in result.runs] == ["image", "", "pagebreak", ""]

"""Who said the motto under a title."""

from converter.normalize import headings, listed_headings, markup, printed_contents
from drafts import through

TEXT = (
    "The board of the harbour met again for the lamp and went home for tea\n"
    "and hens at four, as it had to do, and the pilot with it, who had seen\n"
    "no lamp at all from the quay, and the ferry went home as it was night.\n"
) * 6
TITLES = ("Harbour opens its doors", "The night ferry", "Lamp keepers on strike", "A crate of hens", "Nets")
MOTTOS = ("Quay, lamp, and light", "O ferry not, etc.", "All hens are good—so is tea.", "Who knows?", "So be it, so.")
SAYERS = ("Orla Quill", "Vane’s Melodies", "Translation", "Reed", "Harbour Song")
PARTS = tuple(zip(TITLES, MOTTOS, SAYERS, strict=True))


def chosen(text: str) -> list[str]:
    draft, _ = through(text, markup.read, printed_contents.remove, listed_headings.find, headings.find)
    return [draft.rows[mark.first].text.strip() for mark in draft.marks]


def test_who_said_the_motto_is_no_heading() -> None:
    contents = "\n".join(f"{title} . . . . . {page}" for page, title in enumerate(TITLES, 3))
    body = "\n\n\n\n\n".join(f"          {title}\n{motto}\n{sayer}\n{TEXT}" for title, motto, sayer in PARTS)
    assert chosen(f"Contents\n\n{contents}\n\n\n\n\n{body}") == list(TITLES)


def test_what_the_source_marks_is_a_heading_however_near_the_title() -> None:
    contents = "\n".join(f"{title} . . . . . {page}" for page, title in enumerate(TITLES, 3))
    body = "\n\n".join(f"# {title}\n\n{motto}\n\n## {sayer}\n\n{TEXT}" for title, motto, sayer in PARTS)
    named = [part for title, _, sayer in PARTS for part in (f"# {title}", f"## {sayer}")]
    assert chosen(f"Contents\n\n{contents}\n\n{body}") == [part.strip("# ") for part in named]

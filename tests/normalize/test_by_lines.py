"""By-lines that are set like headings."""

import pytest

from converter.normalize import headings, markup
from drafts import through

TEXT = "The board of the harbour met again for the lamp and went home for tea and hens at four, as it had to.\n" * 4
TITLES = ("THE LAMP", "THE FERRY", "THE CRATE OF HENS", "THE PILOT", "NIGHT ON THE QUAY")
NAMES = ("BY ORLA QUILL.", "BY MRS. VANE.", "BY A. B. REED.", "BY TOMAS REED.", "BY CAPTAIN VANE.")


def chosen(text: str) -> list[str]:
    draft, _ = through(text, markup.read, headings.find)
    return [draft.rows[mark.first].text.strip() for mark in draft.marks]


@pytest.mark.parametrize("numbered", [(2,), (1, 3), (0, 1, 2, 3, 4)])
@pytest.mark.parametrize("over", ["\n\n\n", "\n\n  *  *  *  *  *\n\n  "])
def test_who_wrote_it_is_no_heading_under_the_title(over: str, numbered: tuple[int, ...]) -> None:
    parts = [
        f"{title}\n\n{NAMES[i]}\n\n{TEXT}" if i in numbered else f"{title}\n\n{TEXT}" for i, title in enumerate(TITLES)
    ]
    assert chosen(over.join(parts)) == list(TITLES)


def test_a_title_that_begins_so_is_one() -> None:
    titles = ("BY THE QUAY", *TITLES)
    assert chosen("\n\n\n".join(f"{title}\n\n{TEXT}" for title in titles)) == list(titles)
    parts = ("SONGS", "TALES")
    text = "\n\n\n\n\n".join(
        f"{part}\n\n\n" + "\n\n\n".join(f"{title}\n\n{TEXT}" for title in titles) for part in parts
    )
    assert chosen(text).count("BY THE QUAY") == 2

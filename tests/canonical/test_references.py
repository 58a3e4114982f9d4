"""Notes and links by reference that a person wrote by hand."""

from pathlib import Path

import pytest

from converter import canonical, readers
from converter.canonical.references import resolved
from converter.checks import account
from converter.normalize import normalize
from converter.options import Options

MATTER = '---\ncanonical: 1\ntitle: "By hand"\nlang: "en"\n---\n\n'


def canonical_of(body: str, folder: Path) -> str:
    """Return the canonical form of *body*, all words of which must be in it."""
    source = readers.read_bytes("a.md", (MATTER + body).encode())
    normalized = normalize(source, Options())
    path = folder / "a.md"
    path.write_text(canonical.write(normalized.compilation), "utf-8")
    found = account.audit(account.ledger(source, normalized.decisions), path)
    assert found.changes == ()
    text = path.read_text("utf-8")
    assert canonical.write(canonical.read(text)) == text
    return text.removeprefix(MATTER)


def test_notes_stand_where_they_stood_and_their_calls_lead_there(tmp_path: Path) -> None:
    text = "The pier[^1] and the *quay[^k]*.\n\n[^1]: Of **wood**.\n\n    And of tar.\n[^k]: Of stone[^1].\n\nEnd.\n"
    assert canonical_of(text, tmp_path) == (
        "The pier[\\[1\\]](#note-1){.noteref} and the *quay*[[\\[k\\]]{.em}](#note-k){.noteref}.\n\n"
        + "::: {#note-1 .note}\n[\\[1\\]]{.label} Of **wood**.\n\nAnd of tar.\n:::\n\n"
        + "::: {#note-k .note}\n[\\[k\\]]{.label} Of stone[\\[1\\]](#note-1){.noteref}.\n:::\n\nEnd.\n"
    )


def test_links_by_reference_lead_where_their_address_says(tmp_path: Path) -> None:
    text = (
        "Ask [the keeper][K] or [the cook][].\n\n[k]: <https://example.org/k> 'him'\n[The Cook]: mailto:c@example.org\n"
    )
    assert canonical_of(text, tmp_path) == (
        "Ask [the keeper](https://example.org/k) or [the cook](mailto:c@example.org).\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "A call[^1] without a note.",
        "[^1]: A note without a call.",
        "[the keeper][k] without an address.",
        "An address without a link.\n\n[k]: https://example.org/k",
        "[the keeper][k] and a sentence.\n\n[k]: is no address.",
        "Escaped\\[^1].\n\n[^1]: It stays.",
        "```\n[a][k] and[^1]\n[k]: https://example.org/k\n[^1]: code\n```",
    ],
)
def test_what_is_no_pair_is_text(text: str, tmp_path: Path) -> None:
    assert resolved(text.split("\n")) == text.split("\n")
    assert "noteref" not in canonical_of(text + "\n", tmp_path)


def test_an_id_that_the_text_has_already_is_not_given_again() -> None:
    text = "A[^1].\n\n::: {#note-1 .note}\nOld.\n:::\n\n[^1]: New."
    assert "::: {#note-1-2 .note}" in resolved(text.split("\n"))

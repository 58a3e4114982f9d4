"""What is wrong in a source and stays: every fault is told with its line, and sound text is left in peace."""

import pytest

from converter.draft import Pass
from converter.languages import detect
from converter.normalize import front_matter, placeholders, slips, spacing, strange_letters, word_counts
from drafts import texts, through

SOUND = (
    "The ferry left the north quay at seven, and nobody was on it but the cook (Mr. A. B. Dow) and 1,200 hens; see "
    "https://example.org/a.b, pier B12, the 2nd of May, 3.5 kg, U.S.A., 10:30, “no”—he said—and Москва in Cyrillic."
)


def told(text: str, run: Pass) -> list[tuple[str, int, str]]:
    draft, decisions = through(text, front_matter.language, word_counts.count, run)
    assert texts(draft) == [line for line in text.split("\n") if line]
    return [(d.rule, d.line, d.before) for d in decisions if d.rule != "language"]


@pytest.mark.parametrize(
    ("run", "text", "rule", "before"),
    [
        (strange_letters.report, "the h\u0430rbour", "mixed-scripts", "h\u0430rbour"),
        (strange_letters.report, "ο\u0441 λιμάνι", "mixed-scripts", "ο\u0441"),
        (strange_letters.report, "a \ue000 sign", "unknown-character", "a \ue000 sign"),
        (strange_letters.report, "a \ufffd sign", "unknown-character", "a \ufffd sign"),
        (spacing.report, "the T I T A N I C, sunk", "letter-spaced", "T I T A N I C"),
        (spacing.report, "П а р о м", "letter-spaced", "П а р о м"),
        (spacing.report, "he said.Nobody came", "space-missing", "said.Nobody"),
        (spacing.report, "he came,and went", "space-missing", "came,and"),
        (spacing.report, "the keeper of the lamp\n\nis it theoftheofkeeper", "space-missing", "theoftheofkeeper"),
        (slips.report, "the harbour\n\nthe harb0ur", "recognition-slip", "harb0ur"),
        (slips.report, "modern " * 5 + "modem", "recognition-slip", "modem"),
        (placeholders.report, "Lorem ipsum dolor sit", "placeholder", "Lorem ipsum dolor sit"),
        (placeholders.report, "by [Your name] on", "placeholder", "[Your name]"),
        (placeholders.report, "Haga clic aquí para escribir", "placeholder", "Haga clic aquí para escribir"),
    ],
)
def test_a_fault_is_told(run: Pass, text: str, rule: str, before: str) -> None:
    assert told(f"{SOUND}\n\n{text}", run) == [(rule, 2 + len(text.split("\n")), before)]


@pytest.mark.parametrize("run", [strange_letters.report, spacing.report, slips.report, placeholders.report])
@pytest.mark.parametrize(
    "text",
    ["A B C D E", "I V X I V", "a.m.and", "e.g.This", "3.Then", "www.example.org", "COVID19 a1 1st", "torn Tom Tom Tom",
     "[as he says]", "enter the harbour", "todo el mundo", "Ελλάδα и Россия"],
)  # fmt: skip
def test_sound_text_is_left_in_peace(run: Pass, text: str) -> None:
    assert told(f"{SOUND}\n\n{text}", run) == []


def test_the_sound_text_is_english() -> None:
    assert detect(SOUND) == "en"

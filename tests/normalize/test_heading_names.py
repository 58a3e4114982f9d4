"""Names that stand on lines of their own again and again."""

from converter.heading.names import names_among
from converter.normalize import headings, markup
from drafts import through

SAID = "The notice of the board was read out by Orla Quill at the quay, and nobody had seen such a lamp.\n" * 12
TEXTS = ("ORLA QUILL.", "PROCLAMATIONS.", "Notice.", "A LAMP", "The Lamp of the Board of the Harbour of the Isle")


def test_words_that_never_stand_small_are_names() -> None:
    rows = through(f"{SAID}\n" + "\n".join(f"{text}\n\n{SAID}" for text in TEXTS), markup.read)[0].rows
    assert names_among(TEXTS, rows) == {"ORLA QUILL."}


def test_capitals_tell_no_names_where_all_nouns_have_one() -> None:
    german = "Die Tafel am Hafen hing der Wirt an die Wand, und Frau Quill las dem Koch die Worte vor.\n" * 12
    rows = through(f"{german}\nORLA QUILL.\n\n{german}", markup.read)[0].rows
    assert names_among(["ORLA QUILL."], rows) == frozenset()


def test_who_signs_every_letter_is_no_title() -> None:
    line = "The board of the harbour met for the lamp and went home to dinner and tea with Mrs. Quill and the hens.\n"
    titles = ["TO THE BOARD", "TO THE PILOTS", "ON THE LAMP", "ON THE HENS", "OF DINNER", "OF TEA"]
    text = "".join(f"{title}\n{8 * line}\nQUILL VANE.\n\n" for title in titles)
    draft, _ = through(text, markup.read, headings.find)
    assert [draft.rows[mark.first].text for mark in draft.marks] == titles


def test_a_place_with_its_date_over_a_salutation_is_no_title() -> None:
    text = "The board of the harbour met again for the lamp and went home for tea and hens at four.\n" * 3
    letters = [f"Lower Quay,\n_May {day}, 1871_\n\n\n_To the Board_:\n\n{text}\n\n\n\n" for day in range(1, 13)]
    draft, _ = through(f"LETTERS TO THE BOARD.\n\n\n\n{''.join(letters)}", markup.read, headings.find)
    assert [draft.rows[mark.first].text for mark in draft.marks] == ["LETTERS TO THE BOARD."]

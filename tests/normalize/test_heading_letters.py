"""Lines over letters, and names under titles, that are set like headings."""

import pytest

from converter.heading.by_lines import names_under_titles
from converter.heading.groups import groups_of
from converter.heading.letters import over_letters
from converter.heading.styles import NAME
from converter.normalize import headings, markup
from drafts import through

TEXT = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens.\n" * 2
TEXT += "By noon the wind had turned."
PLACES = ("NORTHPORT, THE ISLES.", "EASTMOOR, LOWLANDS.", "QUAY, THE ISLES.", "LAMP BAY, LOWLANDS.", "BAR, THE ISLES.")
SIGNED = ("ORLA R.", "A. V.", "JON BELL.", "M. HOLT.", "ADA.")


def over(text: str) -> list[str]:
    rows = through(text)[0].rows
    groups = groups_of(rows)
    short = [group for group in groups if len(group.text) < 40 and group.text not in (*SIGNED, "That is all.")]
    return [rows[first].text for first in sorted(over_letters(rows, short))]


def letters(signed: bool) -> str:
    each = (
        f"{place}\n\n{TEXT}\n\n{name if signed else 'That is all.'}" for place, name in zip(PLACES, SIGNED, strict=True)
    )
    return "\n\n       *       *       *       *       *\n\n".join([f"OUR LETTERS\n\n{TEXT}", *each])


def test_places_over_signed_letters_are_no_headings() -> None:
    assert over(letters(signed=True)) == list(PLACES)
    assert over(letters(signed=False)) == []


def test_places_stay_lines_over_letters_where_an_answer_stands_under_each_signature() -> None:
    rule = "\n\n       *       *       *       *       *\n\n"
    each = (f"{place}\n\n{TEXT}\n\n{name}\n\n{TEXT}" for place, name in zip(PLACES, SIGNED, strict=True))
    rows = through(rule.join([f"OUR LETTERS\n\n{TEXT}", *each]))[0].rows
    short = [group for group in groups_of(rows) if len(group.text) < 40 and group.text != SIGNED[0]]
    assert {rows[first].text for first in over_letters(rows, short)} >= set(PLACES)


def test_to_whom_a_letter_is_stands_right_over_what_it_calls_him() -> None:
    assert over(
        f"A LETTER\n\n{TEXT}\n\nThe PILOT OF THE HARBOUR.\n\nSIR: I beg leave to say that the lamp is out."
    ) == ["The PILOT OF THE HARBOUR."]
    assert over(f"A LETTER\n\n{TEXT}\n\nTHE NEW LAMP\n\nSIR: I beg leave to say that the lamp is out.") == []
    assert over(f"A LETTER\n\n{TEXT}\n\nThe PILOT OF THE HARBOUR.\n\nHe begs leave to say that it is out.") == []


def test_small_letters_of_every_script_are_small() -> None:
    assert over(f"Гибель БРИГА\n\n{TEXT}\n\nДоклад ПОРТА\n\nУтро началось: все лампы горели.") == []
    assert over(f"Письмо\n\n{TEXT}\n\nДоклад ПОРТА\n\nГОСПОДА: все лампы горели.") == ["Доклад ПОРТА"]
    names = ("И. Петров", "и. петров", "Α. Λάμπας", "α. λάμπας")
    assert [bool(NAME.match(name)) for name in names] == [True, False] * 2


NAMES = ("REV. A. B. QUILL", "MISS O. VANE, NORTHPORT.", "DR. ADA C. REED")


@pytest.mark.parametrize("names", [NAMES, tuple(f"_{name.title()}_" for name in NAMES)])
def test_names_with_initials_under_titles_say_who_wrote_that(names: tuple[str, ...]) -> None:
    titles = ("Good Work.", "The lamp.", "What the hens saw.")
    rows = through("\n\n\n".join(f"{t}\n\n{n}\n\n{TEXT}" for t, n in zip(titles, names, strict=True)))[0].rows
    firsts, over_them = names_under_titles(rows, groups_of(rows), set())
    assert [rows[first].text for first in sorted(firsts)] == list(names)
    assert [group.text for group in over_them] == list(titles)


def test_names_under_texts_are_signatures() -> None:
    rows = through("\n\n\n".join(f"{TEXT}\n\n{name}\n\n{TEXT}" for name in NAMES))[0].rows
    assert names_under_titles(rows, groups_of(rows), set()) == (frozenset(), [])
    few = through("\n\n\n".join(f"A title\n\n{name}\n\n{TEXT}" for name in NAMES[:2]))[0].rows
    assert names_under_titles(few, groups_of(few), set()) == (frozenset(), [])


def test_headings_leave_out_what_stands_over_letters_and_take_the_titles_over_names() -> None:
    names = ("OLD", "NEW", "RED", "LOST", "LONG", "LAST", "FIRST", "GREEN")
    articles = "\n\n\n\n\n".join(f"THE {name} LAMP\n\n" + f"{TEXT}\n\n" * 12 for name in names)
    signed = "\n\n\n\n".join(f"What {name.lower()} saw.\n\n{name}\n\n{TEXT}" for name in NAMES)
    draft, _ = through(f"{articles}\n\n\n\n\n{letters(signed=True)}\n\n\n\n{signed}", markup.read, headings.find)
    said = {draft.rows[mark.first].text for mark in draft.marks}
    assert said.isdisjoint({*PLACES, *NAMES})
    assert said >= {f"What {name.lower()} saw." for name in NAMES}


ITEMS = ("_A Lamp._--", '"_The Quay._"--', "_A Hen_ (Vol. ii., p. 3.).--", "_Nets._--", "_Ropes._--", "_Oil._--")


def queries(*below: str) -> str:
    names = ("ALPHA.", "J. E. B. VANE.", "RUBY.", "JON O' THE QUAY.", "ADA REED.", "TYRO.")
    texts = (f"{item}{TEXT}\n\n{name}\n\n{own}" for item, name, own in zip(ITEMS, names, below, strict=True))
    return "OUR QUERIES.\n\n" + "\n\n".join(texts) + f"\n\n_Last._--{TEXT}"


def test_who_wrote_an_item_stands_in_capitals_between_it_and_the_title_in_the_next() -> None:
    assert len(over(queries("Eastmoor.", "Northport.", "Quay.", "[Note.]", "* * *", ""))) == len(ITEMS)
    assert over(queries(*(TEXT for _ in ITEMS))) == []  # titles over texts


def test_titles_in_capitals_among_places_or_over_texts_are_no_lines_over_letters() -> None:
    titles = [f"THE {name} LAMP" for name in ("OLD", "NEW", "RED", "LOST", "LONG")]
    pairs = zip(PLACES, titles, SIGNED, strict=True)
    mixed = "\n\n".join(f"{place}\n\n{TEXT}\n\n{name}\n\n{title}\n\n{TEXT}" for place, title, name in pairs)
    assert over(f"OUR LETTERS\n\n{TEXT}\n\n{mixed}") == []


@pytest.mark.parametrize("above", ["\n\n", "\n\n* * *\n\n"])
def test_what_stands_far_under_a_text_or_under_a_rule_names_what_is_below(above: str) -> None:
    gap = above if "*" in above else "\n\n\n\n"
    items = "".join(
        f"{gap}THE {name} LAMP\n\n{item}{TEXT}"
        for name, item in zip(("OLD", "NEW", "RED", "LOST"), ITEMS, strict=False)
    )
    assert over(f"OUR QUERIES\n\n{TEXT}{items}") == []


def test_a_few_lines_without_a_text_of_theirs_do_not_make_all_others_signatures() -> None:
    signed = queries(*("" for _ in ITEMS))
    titles = "\n\n".join(f"THE {name} LAMP\n\n{TEXT}" for name in ("OLD", "NEW", "RED", "LOST", "LONG", "LAST", "DIM"))
    assert over(f"{signed}\n\n{titles}") == []


def test_names_over_no_text_are_a_list() -> None:
    listed = "\n\n\n".join(f"The board.\n\n{name}\n\nPilot." for name in NAMES)
    rows = through(listed)[0].rows
    assert names_under_titles(rows, groups_of(rows), set()) == (frozenset(), [])
    signed = "\n\n\n".join(f"{TEXT}\n\n{name}\n\n{TEXT}" for name in NAMES * 2)
    titled = "\n\n\n".join(f"What they saw.\n\n{name}\n\n{TEXT}" for name in NAMES)
    rows = through(f"{signed}\n\n\n{titled}")[0].rows
    assert names_under_titles(rows, groups_of(rows), set()) == (frozenset(), [])

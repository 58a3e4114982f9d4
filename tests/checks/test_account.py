"""The word account of finished files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converter.checks import account
from converter.errors import SourceError, UsageError
from converter.finished.values import Text
from converter.model import Action, Decision, Line, Source
from converter.results import Account
from invariants import check, source_of

TEXT = (
    "The harbour museum opened its new wing on Friday.",
    "12",
    "“We waited for this,” said the keep-",
    "er’s assistant, “since 1998”.",
)
DECISIONS = (
    Decision("page-number", Action.REMOVED, 2, 2, "a page number"),
    Decision("hyphen", Action.CHANGED, 3, 4, "joined", 32, 3, after="keeper"),
)
CANONICAL = """The harbour museum opened its new wing on Friday.

“We waited for this,” said the keeper’s assistant, “since 1998”.
"""


def source(lines: tuple[str, ...], markup: str = "text") -> Source:
    return Source("raw.txt", "0" * 64, 1, "utf-8", markup, tuple(Line(n, text) for n, text in enumerate(lines, 1)))


def audited(
    tmp_path: Path, markdown: str, lines: tuple[str, ...] = TEXT, decisions: tuple[Decision, ...] = DECISIONS
) -> Account:
    path = tmp_path / "a.md"
    path.write_text(markdown, "utf-8")
    return account.audit(account.ledger(source(lines), decisions), path)


def test_an_untouched_file_adds_up(tmp_path: Path) -> None:
    found = audited(tmp_path, CANONICAL)
    assert found == Account(source=21, kept=18, removed={"page-number": 1}, changed=2)


@pytest.mark.parametrize(
    ("old", "new", "kind", "word", "replacement", "place"),
    [
        ("new wing", "wing", "lost", "new", "", (1, 31)),
        ("waited", "waited long", "added", "long", "", (3, 5)),
        ("1998", "1989", "changed", "1998", "1989", (4, 24)),
        ("“We", '"We', "changed", "“", '"', (3, 1)),
        ("Friday", "friday", "changed", "Friday", "friday", (1, 43)),
        ("keeper’s", "keepers", "changed", "keeper’s", "keepers", (3, 32)),
    ],
)
def test_what_a_person_broke_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, kind: str, word: str, replacement: str, place: tuple[int, int]
) -> None:
    found = audited(tmp_path, CANONICAL.replace(old, new, 1))
    assert found.unexplained == 1
    (change,) = found.changes
    assert (change.kind, change.word, change.replacement) == (kind, word, replacement)
    assert (change.line, change.column) == place
    assert change.word in change.context


def test_a_word_of_a_removed_line_must_not_come_back(tmp_path: Path) -> None:
    (change,) = audited(tmp_path, CANONICAL + "\n12\n").changes
    assert (change.kind, change.word) == ("added", "12")


def test_moved_words_may_stand_elsewhere_and_nowhere_else(tmp_path: Path) -> None:
    lines = ("One two", "a note of old", "three four")
    moved = (Decision("note", Action.MOVED, 2, 2, "a note"),)
    assert audited(tmp_path, "One two three four\n\na note of old\n", lines, moved).unexplained == 0
    assert [
        c.word for c in audited(tmp_path, "One two three four\n\na note of\n", lines, moved).changes if c.kind == "lost"
    ]
    assert audited(tmp_path, "One two three four\n", lines, moved).unexplained == 4
    assert audited(tmp_path, "One two three four\n\na note of old\n", lines, ()).unexplained > 0


def test_a_dash_that_moved_is_none_that_an_edition_may_leave_out(tmp_path: Path) -> None:
    lines = ("One two", "— three four", "old — note")
    moved = (Decision("columns", Action.MOVED, 3, 3, "a part of a column"),)
    for said in (
        "One two old — note three four\n",
        "One two old — note — three four\n",
        "One two\n\nold — note\n\n- three four\n",
    ):
        assert audited(tmp_path, said, lines, moved).unexplained == 0
    assert audited(tmp_path, "One two old note three four\n", lines, moved).unexplained > 0
    assert audited(tmp_path, "One two — old note three four\n", lines, moved).unexplained > 0


def test_a_line_that_ends_between_two_moved_words_makes_no_third_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("The pier is here for a", "and boats are alike", "like reason")
    moved = (
        Decision("columns", Action.MOVED, 1, 1, "moved", 18, None),
        Decision("columns", Action.MOVED, 3, 3, "moved", 1, None),
    )
    said = ["The", "pier", "is", "here", "and", "boats", "are", "alike", "for", "a", "like", "reason"]
    printed = Text(said, 0, {said.index("like"): False})
    monkeypatch.setattr(account, "text", lambda path: printed)
    assert account.audit(account.ledger(source(lines), moved), Path("a.pdf")).changes == ()


def test_rules_and_dashes_of_lists_may_stay_or_go(tmp_path: Path) -> None:
    lines = (".", ". . 11", "+ one")
    assert audited(tmp_path, "\\. . . 11\n\n-   one\n", lines, ()).unexplained == 0
    lines = ("One", ". . . . .", "– two", "=====", "three")
    assert audited(tmp_path, "One\n\n* * *\n\n-   two\n\nthree\n", lines, ()).unexplained == 0
    assert audited(tmp_path, "One\n\n\\. . . . .\n\n– two\n\n\\=====\n\nthree\n", lines, ()).unexplained == 0


@pytest.mark.parametrize("sign", ["•", "▪", "➢", "►", "✓", "❖", "◆", "♦", "★", "\uf0b7", "\u200b+", "–\ufeff"])
def test_the_bullets_of_a_list_may_go(sign: str, tmp_path: Path) -> None:
    lines = (f"{sign} oars", f"{sign} sails")
    assert audited(tmp_path, "-   oars\n-   sails\n", lines, ()).unexplained == 0


def test_a_bracket_that_only_an_ornament_parts_from_a_figure_may_stay_or_go(tmp_path: Path) -> None:
    lines = ("In 1936", "”", "(the summer of the race)")
    assert audited(tmp_path, "In 1936\n\n”\n\n(the summer of the race)\n", lines, ()).unexplained == 0
    assert audited(tmp_path, "In 1936\n\n* * *\n\n(the summer of the race)\n", lines, ()).unexplained == 0
    assert audited(tmp_path, "In 1936\n\n”\n\n(the summer of the race))\n", lines, ()).unexplained == 1


def test_signs_on_both_sides_of_a_change_in_an_ornament_may_stay_or_go(tmp_path: Path) -> None:
    told = (Decision("mojibake", Action.CHANGED, 2, 2, "why", 5, 6, after="…"),)
    for kept in ("....….....", "…"):
        assert audited(tmp_path, f"The Ferry\n\n{kept}\n", ("The Ferry", "....\x85....."), told).changes == ()
    assert audited(tmp_path, "The Ferry\n\n....….....!\n", ("The Ferry", "....\x85....."), told).unexplained == 1


def test_a_mark_is_changed_inside_a_stretch_of_changed_words(tmp_path: Path) -> None:
    raw = 'cafÃ© "CafÃ© bar"'
    told = (
        Decision("mojibake", Action.CHANGED, 1, 1, "why", 1, 13, after='café "Café'),
        Decision("quotes-set", Action.CHANGED, 1, 1, "why", 7, 8, after="“"),
        Decision("quotes-set", Action.CHANGED, 1, 1, "why", 17, 18, after="”"),
    )
    assert audited(tmp_path, "café “Café bar”\n", (raw,), told).changes == ()
    assert audited(tmp_path, "café “Cafe bar”\n", (raw,), told).unexplained == 1


def test_a_mark_of_a_list_beside_a_long_hidden_stretch_may_stay_or_go(tmp_path: Path) -> None:
    target = f"(picture-{'long-' * 20}name)"
    lines = ("---", "canonical: 1", "---", f"Pier 2[]{target}[]{target}", ".caption")
    found = audited(tmp_path, f"Pier 2\\[\\]\\{target}\\[\\]\\{target}\n\n.caption\n", lines, ())
    assert found.changes == ()


def test_a_change_of_a_word_with_a_link_leaves_the_link_alone(tmp_path: Path) -> None:
    raw = "pi\0lot[s](https://example.org)man"
    told = (
        Decision("controls", Action.CHANGED, 1, 1, "why", 1, len(raw) + 1, after=raw.replace("\0", "")),
        Decision("target", Action.REMOVED, 1, 1, "why", 10, 31),
    )
    assert audited(tmp_path, "pilot[s](https://example.org)man\n", (raw,), told).changes == ()


@pytest.mark.parametrize("beside", ["https://example.org/bo", "<https://example.org/bo>"])
def test_an_address_a_link_and_letters_in_a_row_are_one_word(beside: str, tmp_path: Path) -> None:
    check(source_of(f"See {beside}[at](https://example.org)s today\n", "raw.md"), tmp_path)


@pytest.mark.parametrize("tail", ["(boat.png)", "(https://example.org)", "{.smallcaps}"])
def test_mark_up_of_canonical_markdown_ends_with_its_line(tail: str, tmp_path: Path) -> None:
    check(source_of(f"---\ncanonical: 1\n---\n\nSee what[A\nsail]{tail}s today\n", "raw.md"), tmp_path)


@pytest.mark.parametrize("link", ["[Залив](https://example.org/a)", "за[лив](https://example.org/a)ы"])
def test_a_link_target_goes_from_a_text_that_was_decoded_anew(link: str, tmp_path: Path) -> None:
    raw = source_of(
        f"Музей гавани открыл {link} в пятницу, и первый зал рассказывает о лодках.".encode().decode("latin-1"), "a.md"
    )
    check(raw, tmp_path)


def test_a_label_inside_a_word_does_not_part_it(tmp_path: Path) -> None:
    lines = ("---", "canonical: 1", "---", "A lantern[1\\]]{.label} of two boats.")
    assert audited(tmp_path, "A lantern1\\] of two boats.\n", lines, ()).changes == ()


def test_a_line_of_signs_may_stay_between_lines_that_begin_with_one_of_them(tmp_path: Path) -> None:
    found = audited(tmp_path, ". ones\n\n. ','\n\n. others\n", (". ones", "", ". ','", "", ". others"), ())
    assert found.unexplained == 0
    found = audited(tmp_path, ". ones\n\n. ',';\n\n. others\n", (". ones", "", ". ','", "", ". others"), ())
    assert [change.word for change in found.changes] == [";"]


def test_a_link_target_of_a_markdown_source_is_text_until_a_decision_takes_it_out(tmp_path: Path) -> None:
    lines = ("See [here](javascript:alert)s now",)
    assert audited(tmp_path, "See \\[here\\](javascript:alert)s now\n", lines, ()).unexplained == 0
    assert audited(tmp_path, "See heres now\n", lines, ()).unexplained > 0
    taken_out = Decision("why", Action.REMOVED, 1, 1, "why", 11, 29)
    assert audited(tmp_path, "See [here](javascript:alert)s now\n", lines, (taken_out,)).unexplained == 0


def test_no_more_than_a_hundred_are_named(tmp_path: Path) -> None:
    found = audited(tmp_path, "nothing\n", tuple(f"word{n}" for n in range(300)), ())
    assert found.unexplained == 300
    assert len(found.changes) == 100


def test_html_and_its_generated_words(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<body><nav>Contents</nav><h1>One</h1><p>two <em>th</em>ree</p></body>", "utf-8")
    found = account.audit(account.ledger(source(("One", "two three")), ()), path)
    assert (found.kept, found.generated, found.unexplained) == (3, 1, 0)


def test_a_bracket_that_ends_a_page_before_a_page_that_begins_with_a_number(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<link rel="next" href="b.html"><p>Pay by card(</p>', "utf-8")
    (site / "b.html").write_text("<h1>4.2 Quays</h1><p>See (the plan)</p>", "utf-8")
    lines = ("Pay by card(", "", "4.2 Quays", "", "See (the plan)")
    assert account.audit(account.ledger(source(lines), ()), site).unexplained == 0


@pytest.mark.parametrize("name", ["a.epub", "a.pdf"])
def test_a_damaged_file_is_an_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"no such thing")
    with pytest.raises(SourceError):
        account.audit(account.ledger(source(("One",)), ()), path)


def test_a_file_of_another_kind_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        account.audit(account.ledger(source(("One",)), ()), tmp_path / "a.txt")


WORD = st.text("abcdé", min_size=1, max_size=3)
PARAGRAPHS = st.lists(st.lists(WORD, min_size=1, max_size=6), min_size=1, max_size=6)
SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@SHARED_FOLDER
@given(PARAGRAPHS, st.data())
def test_any_one_word_that_is_lost_added_or_changed_is_noticed(
    tmp_path: Path, paragraphs: list[list[str]], data: st.DataObject
) -> None:
    lines = tuple(" ".join(words) for words in paragraphs)
    assert audited(tmp_path, "\n\n".join(lines), lines, ()).unexplained == 0
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    word = data.draw(st.integers(0, len(paragraphs[at]) - 1))
    new = data.draw(st.sampled_from([[], ["zzz"], [paragraphs[at][word], "zzz"]]))
    broken = [*paragraphs[:at], [*paragraphs[at][:word], *new, *paragraphs[at][word + 1 :]], *paragraphs[at + 1 :]]
    found = audited(tmp_path, "\n\n".join(" ".join(words) for words in broken), lines, ())
    assert found.unexplained == 1
    (change,) = found.changes
    assert {0: "lost", 1: "changed", 2: "added"}[len(new)] == change.kind
    assert "zzz" in (change.word, change.replacement) if new else change.word == paragraphs[at][word]


@SHARED_FOLDER
@given(PARAGRAPHS, st.data())
def test_removed_lines_must_be_gone_and_the_rest_must_be_there(
    tmp_path: Path, paragraphs: list[list[str]], data: st.DataObject
) -> None:
    lines = tuple(" ".join(words) for words in paragraphs)
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    decisions = tuple(Decision("page-number", Action.REMOVED, n + 1, n + 1, "why") for n in gone)
    found = audited(tmp_path, "\n\n".join(line for n, line in enumerate(lines) if n not in gone), lines, decisions)
    assert found.unexplained == 0
    assert found.source == found.kept + sum(found.removed.values())
    assert sum(found.removed.values()) == sum(len(paragraphs[n]) for n in gone)

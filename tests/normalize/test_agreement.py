"""The printed contents against the body."""

from dataclasses import replace

from converter.draft import Entry
from converter.model import Action, Heading, Run
from converter.normalize import agreement
from converter.options import Options
from drafts import of_kind, rules, through


def test_what_is_missing_on_either_side_and_what_reads_differently() -> None:
    titles = ["Harbour opens its old doors", "The Night Ferry", "Lamp out"]
    blocks = tuple(Heading(1, (Run(title),), f"h{n}", "article") for n, title in enumerate(titles))
    entries = (
        Entry("Harbour opens its doors", "3", 1),
        Entry("A crate of hens", "5", 2),
        Entry("THE NIGHT FERRY", "9", 3),
    )
    draft = replace(through("x")[0], blocks=blocks, entries=entries, entry_of=(("h0", 0), ("h1", 2)))
    draft, decisions = agreement.compare(draft, Options())
    assert (draft.contents.printed, draft.contents.matched) == (3, 2)
    assert draft.contents.missing_in_body == ("A crate of hens",)
    assert draft.contents.missing_in_contents == ("Lamp out",)
    assert [heading.page for heading in of_kind(draft, Heading)] == ["3", "9", ""]
    assert sorted(rules(list(decisions))) == ["article-without-entry", "entry-without-article", "title-variant"]
    assert {decision.action for decision in decisions} == {Action.REPORTED}


def test_without_a_printed_list_there_is_nothing_to_say() -> None:
    draft = through("x")[0]
    assert agreement.compare(draft, Options()) == (draft, ())

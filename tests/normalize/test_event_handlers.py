"""Event handlers in tags that a text carries."""

from converter.normalize import event_handlers
from drafts import texts, through


def test_a_handler_goes_and_the_tag_stays_text() -> None:
    draft, (decision,) = through('See <img src=x onerror="alert(1)" alt=y> here', event_handlers.remove)
    assert texts(draft) == ["See <img src=x alt=y> here"]
    assert (decision.before, decision.column, decision.end_column) == ('onerror="alert(1)"', 15, 34)


def test_words_that_only_look_like_one_stay() -> None:
    text = "if a < b on=1 then, and <table:key> once = twice, <b>on = off</b>"
    draft, decisions = through(text, event_handlers.remove)
    assert texts(draft) == [text]
    assert decisions == []


def test_one_that_invisible_characters_stand_in_is_found_in_the_source() -> None:
    text = "The <b\u00ad on\u200bclick=x onload=y>gate and <b onclick=z>pier"
    draft, decisions = through(text, event_handlers.remove)
    assert texts(draft) == ["The <b>gate and <b>pier"]
    taken = [text[decision.column - 1 : decision.end_column - 1].strip() for decision in decisions]
    assert taken == ["on\u200bclick=x", "onload=y", "onclick=z"]


def test_one_that_begins_as_other_words_before_it_do_is_found_where_it_stands() -> None:
    text = "Never <b onclick=xd nobody wants to, and never <b onclick=x>asking"
    draft, (decision,) = through(text, event_handlers.remove)
    assert texts(draft) == ["Never <b onclick=xd nobody wants to, and never <b>asking"]
    assert text[decision.column - 1 : decision.end_column - 1] == " onclick=x"
    assert decision.column > text.index("and")

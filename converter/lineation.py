"""Whether line breaks were meant, or only made by the width of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.draft import Form, Row
from converter.letter_widths import printed_width
from converter.text import ends_sentence, has_full_stop, starts_lower

SHORT = 0.8
"""Verse is narrower than this share of the width of prose."""
NEEDED = 0.94
"""A line ended early when it and the first word of the next are together no wider than this share of the width: where
lines were only wrapped they are wider in 98 of 100 cases, whatever the typeface."""
_QUOTED = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«"}
"""Signs that close a quotation, by the one that opens it."""
_TITLE = re.compile(r"[^\W\d_]{1,3}\.$")
_STANZA = 4
"""Lines that all begin with capitals, from which chance is ruled out."""
_FULL = 0.85
"""A line counts as full from this share of the width."""
_CHANCE = 0.001
"""How often chance alone may make all lines of a paragraph begin with capitals."""
MOST_CAPITALS = 0.5
"""Share of wrapped lines that begin with a capital, at most: where more do, in whatever language, they are verse."""
_SOME = 0.3
"""Share of breaks that come early in verse whose lines are about as wide as the page."""
_MOST_ENDED = 0.6
"""Share of lines of verse that end a sentence, at most."""
_EARLY = 0.6
"""Share of breaks that come earlier than the width demands from which lines count as meant."""


def ends_early(row: Row, following: Row, form: Form, share: float = 1.0) -> bool:
    """Return whether the first word of the *following* row would have fitted on *row*, in a *share* of the width."""
    if row.wraps is not None:
        return not row.wraps
    if form.in_print:
        return room_in_print(row, following) < share * form.room
    if form.room:
        return row.extent + 2 < share * form.room and room_in_characters(row, following) < share * form.room
    needed = NEEDED * share * form.width
    return row.extent + 2 - form.edge <= needed and room_in_characters(row, following) - form.edge <= needed


def room_in_characters(row: Row, following: Row) -> int:
    """Return how many characters *row* would have with the first word of the *following* one."""
    return row.extent + 1 + len(_first_word(following.text))


def room_in_print(row: Row, following: Row) -> float:
    """Return how wide *row* would be in print with the first word of the *following* one, in middling letters."""
    return row.indent + printed_width(f"{row.text} {_first_word(following.text)}")


def _first_word(text: str) -> str:
    """Return the first word of *text*; a short title or an initial is not left alone at a line's end."""
    first = text.split(maxsplit=1)[0]
    return " ".join(text.split(maxsplit=2)[:2]) if first.endswith(".") and _TITLE.match(first) else first


def is_torn(row: Row, following: Row, form: Form) -> bool:
    """Return whether a sentence goes on from a full *row* in the *following* one, whatever stands between them."""
    on_edge = abs(following.indent - form.edge) <= 1
    return on_edge and goes_on(row, following) and row.extent >= form.edge + _FULL * form.width


def breaks_off(row: Row, following: Row, form: Form) -> bool:
    """Return whether *row* ends in mid-sentence and only for want of room, so that the *following* one goes on with
    it, though in a capital: a name, a German noun.
    """
    on_edge = abs(following.indent - form.edge) <= 1
    unended = not ends_sentence(row.text)
    return on_edge and unended and form.room > 0 and not ends_early(row, following, form)


def goes_on(row: Row, following: Row) -> bool:
    """Return whether the *following* row goes on in small letters with a sentence that *row* did not end."""
    return starts_lower(following.text) and not ends_sentence(row.text)


def is_meant(rows: Sequence[Row], form: Form) -> bool:
    """Return whether the breaks of *rows* were meant."""
    if len(rows) < 2:
        return False
    if rows[0].wraps is not None and all(row.wraps is not None for row in rows[:-1]):
        return _is_told(rows)
    if not form.width:
        ended = sum(row.text.rstrip().endswith((".", "!", "?")) for row in rows[:-1])
        longest = max(row.extent for row in rows)
        return longest <= SHORT * 100 and max(ended, _flowing(rows)) <= 0.4 * (len(rows) - 1)
    filled = any(row.extent > form.edge + 0.97 * form.width for row in rows)
    if filled and not _all_begin_as_verse(rows, form):
        return False  # nearly all prose, of which no more is looked at
    extents = [row.extent for row in rows]
    longest = max(extents)
    edge = min(row.indent for row in rows)
    width: float = form.width + form.edge
    capitals = len(rows) >= _STANZA and all(begins_with_capital(row.text) for row in rows)
    if form.separated and form.room:
        width = min(width, form.room + 1)
    if edge > form.edge + 1 and not capitals:
        width = min(width, max(longest, form.edge + SHORT * form.width if len(rows) < 4 else 0))
    early = sum(
        extent + 2 <= width - 2 and extent + 1 + len(_first_word(following.text)) <= width - 2
        for extent, following in zip(extents, rows[1:], strict=False)
    )
    narrow = edge > form.edge + 1 or early >= _SOME * (len(rows) - 1) or form.capitals > MOST_CAPITALS
    if narrow and _all_begin_as_verse(rows, form):
        return True
    if filled or early < _EARLY * (len(rows) - 1):
        return False
    return _flowing(rows) <= 0.5 * (len(rows) - 1) or early == len(rows) - 1


def _all_begin_as_verse(rows: Sequence[Row], form: Form) -> bool:
    """Return whether more lines begin with capitals than wrapped prose has by chance, and few are whole sentences.

    A long line of verse may itself be wrapped; what goes on in small letters then is set in.
    """
    number = 0
    for row in rows[1:]:
        if begins_with_capital(row.text):
            number += 1
        elif not (starts_lower(row.text) and row.indent > rows[0].indent):
            return False
    if number < _STANZA - 1:
        return False
    ended = sum(has_full_stop(row.text) for row in rows[:-1])
    by_chance = form.capitals**number > _CHANCE or ended > _MOST_ENDED * len(rows)
    return form.capitals > MOST_CAPITALS or not by_chance


def _is_told(rows: Sequence[Row]) -> bool:
    """Return whether breaks of which the format knows the cause were meant."""
    early = sum(not row.wraps for row in rows[:-1])
    if early < _EARLY * (len(rows) - 1):
        return False
    return _flowing(rows) <= 0.5 * (len(rows) - 1) or early == len(rows) - 1


def begins_with_capital(text: str) -> bool:
    """Return whether the first letter is a capital, as in every line of most verse, and in few lines of prose."""
    first = text[:1] if text[:1].isalpha() else next(filter(str.isalpha, text), "")
    return first.isupper()


def opens_quotation(text: str) -> bool:
    """Return whether a line begins with a sign that opens a quotation."""
    return text.lstrip()[:1] in _QUOTED


def quotation_end(text: str, first: str) -> str | None:
    """Return what stands in *text* from the sign on that closes the quotation which the line *first* opens, or
    ``None`` if it goes on.
    """
    inside = text.strip()[1:] if text is first else text
    found = [at for sign in _QUOTED.get(first.lstrip()[:1], "") if (at := inside.find(sign)) >= 0]
    return inside[min(found) :] if found else None


def is_quoted(text: str) -> bool:
    """Return whether all of a line is one quotation."""
    end = quotation_end(text, text)
    return end is not None and not any(map(str.isalnum, end))


def _flowing(rows: Sequence[Row]) -> int:
    """Return how many lines go on in small letters with what the line before began."""
    return sum(starts_lower(row.text) for row in rows[1:])

"""What a template left behind: dummy text and prompts that nobody filled in. Reported, kept."""

from __future__ import annotations

import re
from string import ascii_letters

from converter.draft import Draft
from converter.model import Action, Decision, Severity, Status
from converter.options import Options
from converter.text import first_word, fold
from converter.vocabulary import PROMPTS

_BRACKETED = re.compile(r"[\[<{]\s*([^\[\]<>{}]{3,60}?)\s*[\]>}]")
_DUMMY = "lorem ipsum dolor sit amet"
"""How dummy text begins, since printers set it in the sixteenth century."""
_BEGINNINGS = tuple(f"{prompt} " for prompt in PROMPTS)
_SENTENCES = tuple(prompt for prompt in PROMPTS if prompt.count(" ") >= 2)
"""Prompts that are long enough to be known without brackets."""
_FIRST_WORDS = frozenset(prompt.partition(" ")[0] for prompt in _SENTENCES)
_OTHERS = frozenset(ascii_letters) - {initial for word in _FIRST_WORDS for initial in (word[0], word[0].upper())}
"""Letters with which no long prompt begins."""
_LONGEST_PROMPT = 80


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a report for each line with left-overs of a template."""
    decisions: list[Decision] = []
    for row in draft.rows:
        if row.text and (found := _found(row.text)):
            decisions.append(
                Decision(
                    "placeholder",
                    Action.REPORTED,
                    row.line,
                    row.line,
                    "this was left over from a template",
                    before=found,
                    confidence=0.8,
                    severity=Severity.WARNING,
                    status=Status.REVIEW,
                    hint="take it out of the Markdown, or fill it in",
                )
            )
    return draft, tuple(decisions)


def _found(text: str) -> str:
    """Return the left-over in *text*, or nothing: dummy text, or brackets or a short line that ask for something."""
    if "psum" in text and _DUMMY[:11] in fold(text):
        return text.strip()[:80]
    for m in _BRACKETED.finditer(text) if "[" in text or "<" in text or "{" in text else ():
        said = fold(m[1])
        if said in PROMPTS or said.startswith(_BEGINNINGS):
            return m[0]
    return text.strip() if len(text) <= _LONGEST_PROMPT and text[0] not in _OTHERS and _is_prompt(text) else ""


def _is_prompt(text: str) -> bool:
    """Return whether *text* begins as a long prompt does; of most lines the first word tells that they do not."""
    return first_word(text) in _FIRST_WORDS and fold(text).startswith(_SENTENCES)

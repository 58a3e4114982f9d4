"""Numbers as word processors write them before paragraphs."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ALPHABETS = {
    "letter": "abcdefghijklmnopqrstuvwxyz",
    "russian": _RUSSIAN,
    "abjad": _ARABIC_ABJAD,
    "alpha": _ARABIC_ALPHA,
}
_MOST = 780
"""Number from which letters are too many to be read (Word stops there as well)."""


def counted(number: int, form: str) -> str:
    """Return *number* in *form*, one of ECMA-376's names (part 1, 17.18.59); what is not known comes in figures."""
    lower = form.lower()
    if lower == "none":
        return ""
    if "roman" in lower and 0 < number < 4000:
        text = _roman(number)
    elif (alphabet := _alphabet(lower)) and 0 < number < _MOST:
        # after z comes aa, then bb
        text = alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)
    elif lower == "decimalzero":
        text = f"{number:02d}"
    else:
        text = str(number)
    return text.upper() if lower.startswith("upper") or form.endswith("Upper") else text.lower()


def _alphabet(form: str) -> str:
    return next((letters for key, letters in _ALPHABETS.items() if key in form), "")


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text

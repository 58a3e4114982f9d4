"""Faces: what the names of fonts tell."""

import pytest

from converter.readers.pdf.faces import face
from converter.readers.pdf.values import Face


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ABCDEF+Liberation-Serif-Bold-Italic", Face("Liberation-Serif", bold=True, italic=True)),
        ("TimesNewRomanPS-BoldMT", Face("TimesNewRoman", bold=True)),
        ("TimesNewRomanPSMT", Face("TimesNewRoman")),
        ("Raleway-Regular", Face("Raleway")),
        ("NimbusRomNo9L-Medi", Face("NimbusRomNo9L", bold=True)),
        ("CMBX10", Face("CMBX10", bold=True)),
        ("Garamond,Italic", Face("Garamond", italic=True)),
        ("Bold", Face("Bold", bold=True)),
    ],
)
def test_family_weight_and_slant(name: str, found: Face) -> None:
    assert face(name) == found


def test_the_descriptor_adds_what_the_name_does_not_say() -> None:
    assert face("F1", forced_bold=True, slanted=True) == Face("F1", bold=True, italic=True)

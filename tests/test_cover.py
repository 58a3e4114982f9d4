import io
import shutil
import subprocess

import pytest
from PIL import Image

from converter import cover
from converter import installed_fonts as fonts
from converter.cover import HEIGHT, WIDTH, Wording

needs_fonts = pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig is not installed")
LONG = "Proceedings of the society for the improvement of harbours and lighthouses " * 20


def levels(wording: Wording) -> Image.Image:
    """Return the cover with its palette's indices as grey levels."""
    image = Image.open(io.BytesIO(cover.draw(wording, 0)))
    assert (image.size, image.mode) == ((WIDTH, HEIGHT), "P")
    return Image.frombytes("L", image.size, image.tobytes())


def ink(wording: Wording) -> tuple[int, int, int, int]:
    """Return the box of the brightest letters, which are those of the title."""
    box = levels(wording).point(lambda level: 255 * (level > 240)).getbbox()
    assert box is not None
    return box


@needs_fonts
@pytest.mark.parametrize(
    "title", ["Harbour", LONG, "Donaudampfschifffahrt" * 12, "A\nB"], ids=["short", "long", "word", "lines"]
)
def test_a_title_of_any_length_stays_inside_the_frame(title: str) -> None:
    left, top, right, bottom = ink(Wording(title))
    assert left >= 150 and right <= WIDTH - 150
    assert top > HEIGHT * 0.2 and bottom < HEIGHT * 0.8


@needs_fonts
def test_a_title_begins_on_the_side_where_reading_begins() -> None:
    if fonts.find("كتاب") is None:
        pytest.skip("no Arabic font is installed, or Pillow cannot shape letters")
    assert ink(Wording("كتاب", lang="ar", direction="rtl"))[0] > WIDTH / 2
    assert ink(Wording("Book"))[2] < WIDTH / 2


@needs_fonts
@pytest.mark.parametrize("title", ["港口文集", "灯台だより", "등대지기"])
def test_a_cover_in_letters_of_east_asia_has_its_title(title: str) -> None:
    if not subprocess.run(["fc-list", f":charset={ord(title[0]):x}"], capture_output=True).stdout:
        pytest.skip("no font is installed for it")
    left, _, right, _ = ink(Wording(title, date="2021", imprint="Press"))
    assert right - left > 100


@needs_fonts
def test_a_font_has_every_letter_or_there_is_none() -> None:
    assert fonts.find("Harbour") is not None
    assert fonts.find("Harbour \U0010fffd") is None


def test_without_a_font_the_cover_has_shapes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    image = levels(Wording("Harbour"))
    assert image.getextrema()[0] == 0 < image.getextrema()[1] < 200


def test_the_same_words_give_the_same_bytes_and_the_key_the_colour() -> None:
    wording = Wording("Harbour", subtitle="A digest", date="2021", imprint="Press")
    assert cover.draw(wording, 3) == cover.draw(wording, 3) != cover.draw(wording, 4)
    assert wording.text == "Harbour, A digest, 2021, Press"

"""Pictures of pixels: what is kept as it is, what becomes PNG, what is refused."""

import struct
import zlib

import pytest
from formats import picture

from converter import raster


@pytest.mark.parametrize(("form", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("GIF", ".gif"), ("WEBP", ".webp")])
def test_what_every_edition_shows_is_kept_byte_for_byte(form: str, suffix: str) -> None:
    assert raster.shown(picture(form)) == (picture(form), suffix)


@pytest.mark.parametrize("form", ["BMP", "TIFF"])
def test_what_else_can_be_read_becomes_png(form: str) -> None:
    made = raster.shown(picture(form))
    assert made is not None and made[1] == ".png" and made[0].startswith(b"\x89PNG")
    assert raster.shown(picture(form)) == made


@pytest.mark.parametrize("data", [b"", b"<svg/>", picture()[:40], picture("JPEG")[:300], picture("GIF")[:20]])
def test_what_is_damaged_or_no_raster_is_refused(data: bytes) -> None:
    assert raster.shown(data) is None


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )
    assert raster.shown(bomb) is None

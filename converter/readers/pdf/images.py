"""Pictures as files: JPEG as it stands in the PDF, everything else drawn anew at its own resolution, with its mask."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from io import BytesIO
from typing import Any

_MOST_PIXELS = 20_000_000
_LARGEST = 32 * 2**20
_CHANNELS = {1: "L", 2: "BGR", 3: "BGRX", 4: "BGRA"}
"""Orders of colours in bitmaps of pdfium's (FPDFBitmap_*), by Pillow's names for raw data."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture."""

    data: bytes
    """Its file; empty when there is none to be had."""
    pixels: int
    """Number of pixels that had to be drawn for it."""


def image(raw: Any, document: Any, page: Any, shape: Any) -> Image:
    """Return the picture that the image object *shape* of *page* shows; *raw* is pdfium."""
    if _filters(raw, shape) == [b"DCTDecode"]:
        return Image(_stream(raw, shape), 0)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(shape, width, height)
    pixels = width.value * height.value
    if not 0 < pixels <= _MOST_PIXELS:
        return Image(b"", 0)
    bitmap = _drawn(raw, document, page, shape, (width.value, height.value))
    if not bitmap:
        return Image(b"", pixels)
    try:
        return Image(_png(raw, bitmap), pixels)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _filters(raw: Any, shape: Any) -> list[bytes]:
    found = []
    for i in range(max(0, raw.FPDFImageObj_GetImageFilterCount(shape))):
        buffer = ctypes.create_string_buffer(64)
        raw.FPDFImageObj_GetImageFilter(shape, i, buffer, 64)
        found.append(buffer.value)
    return found


def _stream(raw: Any, shape: Any) -> bytes:
    size = raw.FPDFImageObj_GetImageDataRaw(shape, None, 0)
    if not 0 < size <= _LARGEST:
        return b""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(shape, buffer, size)
    return buffer.raw


def _drawn(raw: Any, document: Any, page: Any, shape: Any, size: tuple[int, int]) -> Any:
    """Return the bitmap of *shape*, enlarged for the time of drawing to its own number of pixels."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shape, matrix):
        return None
    wide, high = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
    if min(wide, high) < 1:
        return None
    scale = max(size[0] / wide, size[1] / high)
    if scale * scale * wide * high > 2 * _MOST_PIXELS:
        return None
    larger = raw.FS_MATRIX(*(getattr(matrix, name) * scale for name in "abcdef"))
    raw.FPDFPageObj_SetMatrix(shape, larger)
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(document, page, shape)
    raw.FPDFPageObj_SetMatrix(shape, matrix)
    return bitmap


def _png(raw: Any, bitmap: Any) -> bytes:
    from PIL import Image as Pillow

    channels = _CHANNELS.get(raw.FPDFBitmap_GetFormat(bitmap), "")
    width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    if not channels or width * height > 4 * _MOST_PIXELS:
        return b""
    data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    mode = {"L": "L", "BGRA": "RGBA"}.get(channels, "RGB")
    stream = BytesIO()
    Pillow.frombuffer(mode, (width, height), data, "raw", channels, stride, 1).save(stream, "PNG", compress_level=3)
    return stream.getvalue()

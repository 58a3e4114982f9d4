"""Pictures made of pixels: what every edition can show stays byte for byte, what else can be read becomes PNG."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO

_SHOWN = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
"""Forms that browsers, readers of EPUB and the makers of PDF all show."""
_READ = (*_SHOWN, "BMP", "DIB", "TIFF")
_MOST_PIXELS = 60_000_000
_GLANCE = (64, 64)
"""JPEG is decoded at about this size when it is only looked at."""


def shown(data: bytes) -> tuple[bytes, str] | None:
    """Return *data*, or the same picture as PNG, with its suffix; ``None`` when it is damaged, too large or no raster.

    Every pixel is decoded once: what cannot be is found out here, and not while an edition is made.
    """
    from PIL import Image

    damaged = (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, struct.error, TypeError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what it then reads well
            with Image.open(BytesIO(data), formats=_READ) as image:
                if image.width * image.height > _MOST_PIXELS:
                    return None
                form = image.format or ""
                image.draft(None, _GLANCE)
                image.load()
                return (data, _SHOWN[form]) if form in _SHOWN else (_as_png(image), ".png")
    except (*damaged, Image.DecompressionBombError):
        return None


def _as_png(image: object) -> bytes:
    from PIL import Image

    assert isinstance(image, Image.Image)
    stream = BytesIO()
    image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB").save(stream, "PNG")
    return stream.getvalue()

"""OCRmyPDF: the only caller; gives a scan a text layer."""

from __future__ import annotations

import shutil
import subprocess

from converter.errors import MissingToolError, SourceError

_PROGRAM = "ocrmypdf"
_ARGUMENTS = ("--skip-text", "--output-type", "pdf", "--quiet", "-", "-")
_MOST_SECONDS = 3600


def with_text_layer(data: bytes, path: str) -> bytes:
    """Return the PDF *data* with a text layer on every page that had none.

    Raises :class:`MissingToolError` where OCRmyPDF is not installed and :class:`SourceError` where it fails.
    """
    if shutil.which(_PROGRAM) is None:
        raise MissingToolError("OCRmyPDF is not installed", cure="install it: pip install ocrmypdf, and Tesseract")
    try:
        ended = subprocess.run([_PROGRAM, *_ARGUMENTS], input=data, capture_output=True, timeout=_MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise SourceError("OCRmyPDF took too long", cure="run it yourself, page by page", path=path) from None
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"OCRmyPDF could not read the scan: {said[-1] if said else f'it ended with {ended.returncode}'}"
        raise SourceError(message, cure="run ocrmypdf on it to see more", path=path)
    return ended.stdout

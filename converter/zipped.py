"""Zip containers of documents, opened with bounds: no member is read beyond them, whatever its header says."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from posixpath import join, normpath
from urllib.parse import unquote

from converter.errors import SourceError

_MOST_BYTES = 96 * 2**20
"""Bytes that one member may have when it is unpacked."""
_MOST_ALL = 2**30
"""Bytes that all members together may have, as their headers say."""
_MOST_MEMBERS = 20_000
_RATIO = 300
"""How far a member of several megabytes may be compressed; text of a document stays far below."""
_CURE = "get the file again from where it came"
_LARGE = 8 * 2**20


class Container:
    """The members of a zip file by name."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open *data*; raise :class:`SourceError` when it is no zip file, or one that is made to burst."""
        self._path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, zlib.error, ValueError, OverflowError, NotImplementedError, OSError) as error:
            raise SourceError(f"it is damaged: {error}", cure=_CURE, path=path) from None
        if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _MOST_ALL:
            raise self._burst()
        self._infos = {info.filename.lstrip("/"): info for info in infos}
        self.names = frozenset(self._infos)

    def read(self, name: str) -> bytes:
        """Return the member *name*, or nothing when there is none; raise :class:`SourceError` for a damaged one."""
        info = self._infos.get(name)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise SourceError("it is locked with a password", cure="save it without the password", path=self._path)
        try:
            with self._zip.open(info) as member:
                data = member.read(_MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
            reason = f"its part {name} is damaged: {error}"
            raise SourceError(reason, cure=_CURE, path=self._path) from None
        if len(data) > _MOST_BYTES or (len(data) > _LARGE and len(data) > _RATIO * max(1, info.compress_size)):
            raise self._burst()
        return data

    def picture(self, name: str) -> bytes:
        """Return the member *name*, or nothing when there is none or it is damaged: the text can do without it."""
        try:
            return self.read(name)
        except SourceError:
            return b""

    def _burst(self) -> SourceError:
        return SourceError(
            "it unpacks to far more than a text can be", cure="save the document again in its program", path=self._path
        )


def resolved(base: str, target: str) -> str:
    """Return the name of the member that the address *target* means in the member *base*."""
    target = unquote(target.partition("#")[0])
    if not target:
        return base
    folder = base.rpartition("/")[0]
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target)).removeprefix("../")

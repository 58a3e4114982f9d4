"""ebooklib as a writer of containers: package document, NCX and zip, with what it does not do by itself.

Pages never go through ebooklib's own ``EpubHtml`` and ``EpubNav``, which parse and change what they are given; they are
plain items here, and their bytes reach the archive untouched.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from ebooklib import epub
from lxml import etree

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_COMPRESSED = ("image/gif", "image/jpeg", "image/png", "image/webp")
_COMPRESSION = 9


class Item(epub.EpubItem):  # type: ignore[misc]
    """A file of the publication, written as it is."""

    def __init__(
        self, uid: str, file_name: str, media_type: str, content: bytes, properties: Iterable[str] = ()
    ) -> None:
        super().__init__(uid=uid, file_name=file_name, media_type=media_type, content=content)
        self.properties = list(properties)


def page(uid: str, file_name: str, content: bytes, properties: Iterable[str] = ()) -> Item:
    """Return an XHTML page as an item."""
    return Item(uid, file_name, "application/xhtml+xml", content, properties)


def pack(book: epub.EpubBook, made: datetime) -> bytes:
    """Return *book* as an EPUB, the same bytes for the same book; *made* dates the package and its files."""
    file = BytesIO()
    writer = _Writer(file, book, made)
    writer.process()
    writer.write()
    return file.getvalue()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes a package document as EPUB 3.3 has it, and an archive without a clock."""

    def __init__(self, file: BytesIO, book: epub.EpubBook, made: datetime) -> None:
        # Without epub3_pages=False every element that has an epub:type and an id would be listed as a page.
        options = {"mtime": made, "epub3_pages": False, "package_direction": True, "raise_exceptions": True}
        super().__init__(file, book, options)
        self.made = made

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self.book.language)
        metadata = root.find("metadata")
        if metadata is not None:
            generators = [meta for meta in metadata if meta.get("name") == "generator"]
            for meta in generators:
                metadata.remove(meta)
            # Dublin Core first, as every reader expects it; the sort is stable.
            metadata[:] = sorted(metadata, key=lambda child: not child.tag.startswith("{"))
        super()._write_opf_file(root)

    def write(self) -> None:
        """Write the archive: ``mimetype`` first and stored, as the container format wants it (OCF 3.3, section 4.2)."""
        types = {f"{self.book.FOLDER_NAME}/{item.file_name}": item.media_type for item in self.book.get_items()}
        with zipfile.ZipFile(self.file_name, "w") as archive:
            self.out = _Archive(archive, self.made, types)
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()


class _Archive:
    """A zip whose members have a fixed date and fixed rights; stands where ebooklib expects its own zip file."""

    def __init__(self, archive: zipfile.ZipFile, made: datetime, types: dict[str, str]) -> None:
        self._archive = archive
        self._date = (made.year, made.month, made.day, made.hour, made.minute, made.second)
        self._types = types

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add a member; pictures are compressed already."""
        member = zipfile.ZipInfo(name, self._date)
        member.create_system = 3  # Unix, wherever it is built
        member.external_attr = 0o100644 << 16
        stored = name == "mimetype" or self._types.get(name) in _COMPRESSED
        member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self._archive.writestr(member, data, compresslevel=_COMPRESSION)

"""Small documents in other formats, written part by part, so that a test says all that is in them."""

import io
import zipfile
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP container with *parts*."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def packed(raw: Path) -> bytes:
    """Return the bytes of a file, or of the zip that the parts in a folder make."""
    if not raw.is_dir():
        return raw.read_bytes()
    files = sorted(path for path in raw.rglob("*") if path.is_file())
    return zipped({path.relative_to(raw).as_posix(): path.read_bytes() for path in files})


def picture(form: str = "PNG", size: tuple[int, int] = (4, 3)) -> bytes:
    """Return a small picture."""
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, form)
    return stream.getvalue()


def docx(body: str, links: dict[str, str] | None = None, media: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """Return a DOCX with *body*, external *links* and *media* by id, and parts such as ``styles`` and ``footnotes``."""
    root = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    relations = [
        f'<Relationship Id="p{n}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    ]
    relations += [
        f'<Relationship Id="{ident}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for ident, address in (links or {}).items()
    ]
    relations += [f'<Relationship Id="{n}" Type="{_OFFICE}/image" Target="media/{n}"/>' for n in media or {}]
    tags = {"header": "hdr", "footer": "ftr"}
    main = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _RELATIONS.format(main),
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _RELATIONS.format("".join(relations)),
    }
    files |= {f"word/media/{name}": data for name, data in (media or {}).items()}
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        tag = root.get(kind) or tags.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{tag} {_W} {_R}>{content}</w:{tag}>"
    return zipped(files)


def p(text: str, properties: str = "", look: str = "") -> str:
    """Return a paragraph of a DOCX."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{r(text, look)}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run of a DOCX."""
    own = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def shown(ident: str, description: str = "", own: str = "") -> str:
    """Return a run of a DOCX that shows a picture, with the description of the drawing and that of the picture."""
    picture = f'<pic><cNvPr descr="{own}"/><blipFill><blip r:embed="{ident}"/></blipFill></pic>'
    return f'<w:r><w:drawing><inline><docPr descr="{description}"/>{picture}</inline></w:drawing></w:r>'


def odt(
    body: str, automatic: str = "", styles: str = "", master: str = "", media: dict[str, bytes] | None = None
) -> bytes:
    """Return an ODT with *body*, automatic and named styles, master pages, and *media* by name."""
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    named = f"<office:styles>{styles}</office:styles><office:master-styles>{master}</office:master-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}>{content}</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}>{named}</office:document-styles>",
            **(media or {}),
        }
    )


def epub(
    pages: dict[str, str], navigation: str = "", ncx: str = "", sheet: str = "", media: dict[str, bytes] | None = None
) -> bytes:
    """Return an EPUB with *pages* (name to body) in the order of the spine, its own contents, and *media* by name."""
    manifest = [f'<item id="{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)]
    spine = "".join(f'<itemref idref="{n}"/>' for n in range(len(pages)))
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>',
        "o/main.css": sheet,
    }
    if navigation:
        manifest.append('<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>')
        files["o/nav.xhtml"] = _xhtml(f'<nav epub:type="toc"><ol>{navigation}</ol></nav>')
    if ncx:
        manifest.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
        doctype = '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx-2005-1.dtd">'
        files["o/toc.ncx"] = f"{doctype}<ncx><navMap>{ncx}</navMap></ncx>"
    package = f'<manifest>{"".join(manifest)}</manifest><spine toc="ncx">{spine}</spine>'
    files["o/p.opf"] = f'<package xmlns="http://www.idpf.org/2007/opf">{package}</package>'
    files |= {f"o/{name}": data for name, data in (media or {}).items()}
    return zipped(files | {f"o/{name}": _xhtml(body) for name, body in pages.items()})


def _xhtml(body: str) -> str:
    head = '<head><title>Not text</title><link rel="stylesheet" href="main.css"/></head>'
    spaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html {spaces}>{head}<body>{body}</body></html>'

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

import converter
from converter import Options, batch, build, making, proof
from converter import cli as command_line
from converter.build import render_document
from converter.checks import glyphs
from converter.errors import ConverterError, SourceError, UsageError
from converter.results import Report

RAW = """\
Quay Digest

**Museum opens a new wing (19 February 2021)**

The harbour museum opened its new wing on Friday. Visitors came from every quay of the town.

**Ferry timetable changes (24 February 2021)**

From March the ferry will leave at 10:00 and at 14:30. It stops at the museum.
"""


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "in" / "digest.txt"
    path.parent.mkdir()
    path.write_text(RAW, "utf-8")
    return path


@pytest.fixture
def built(raw: Path) -> Report:
    return build(raw, out="out", editions=("html", "epub"))


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_build_makes_checked_files_and_a_report(built: Report) -> None:
    assert (built.outcome, built.reason) == ("ok", "")
    assert [(e.format, e.path) for e in built.editions] == [
        ("md", "out/digest/digest.md"),
        ("epub", "out/digest/digest.epub"),
        ("html", "out/digest/digest.html"),
    ]
    names = {"digest.md", "digest.epub", "digest.html", "report.json", "report.html"}
    assert tree(Path("out")) == {f"digest/{name}" for name in names}
    account = built.account
    assert account.unexplained == 0
    assert account.source == account.kept + sum(account.removed.values()) + account.changed > 0
    assert json.loads(Path("out/digest/report.json").read_text("utf-8"))["outcome"] == "ok"


def test_the_markdown_alone_gives_the_same_bytes(built: Report) -> None:
    again = converter.render("out/digest/digest.md", out="again", editions=("html", "epub"))
    assert tree(Path("again")) == {"digest.html", "digest.epub"}
    assert {e.format: e.sha256 for e in again.editions}.items() <= {e.format: e.sha256 for e in built.editions}.items()


def test_the_same_source_elsewhere_gives_the_same_bytes(
    built: Report, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "a folder with spaces"
    other.mkdir()
    shutil.copy(raw, other)
    monkeypatch.chdir(other)
    monkeypatch.setenv("TZ", "Asia/Baku")
    again = build("digest.txt", out="elsewhere", editions=("html", "epub"))
    assert [e.sha256 for e in again.editions] == [e.sha256 for e in built.editions]


def test_normalize_gives_the_markdown_of_the_build_and_leaves_it_as_it_is(built: Report, raw: Path) -> None:
    markdown = Path("out/digest/digest.md").read_text("utf-8")
    assert converter.normalize(raw) == markdown
    assert converter.normalize("out/digest/digest.md") == markdown


@pytest.mark.parametrize(
    "name", [os.fsdecode(b"bad\xff.txt"), "a#b?c.txt", "%41:.txt", "-x.txt", "new\nline.txt", "x" * 251 + ".txt"]
)
def test_any_file_name_is_built(raw: Path, name: str) -> None:
    raw.rename(name)
    report = build(name, out="out", editions=("html", "site"))
    assert (report.outcome, report.reason) == ("ok", "")
    written = json.loads((Path(report.editions[0].path).parent / "report.json").read_text("utf-8"))
    assert written["source"]["path"] == name


def test_settings_reach_an_edition_that_is_rendered_again(built: Report) -> None:
    converter.render("out/digest/digest.md", Options(title="Another title", lang="ar"), editions=("html",))
    page = Path("out/digest/digest.html").read_text("utf-8")
    assert "Another title" in page and 'lang="ar"' in page and 'dir="rtl"' in page


def test_settings_reach_canonical_markdown_that_is_built_again(built: Report) -> None:
    path = "out/digest/digest.md"
    again = converter.normalize(path, Options(title="Another title"))
    assert again == Path(path).read_text("utf-8").replace('title: "Quay Digest"', 'title: "Another title"')
    assert build(path, Options(title="Another title"), out="again", editions=("html",)).outcome == "ok"
    assert "<title>Another title</title>" in Path("again/digest/digest.html").read_text("utf-8")


def test_rendering_names_the_words_that_were_lost(
    built: Report, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from converter.backends import html

    original = html.render
    monkeypatch.setattr(html, "render", lambda *words: original(*words).replace(b"every quay", b"every"))
    assert command_line.main(["render", "out/digest/digest.md", "-o", "again", "-t", "html"]) == 1
    said = capsys.readouterr()
    assert ": word-lost “quay” is missing from again/.rejected/digest.html" in said.err
    assert said.out == ""


def test_a_heading_added_by_hand_has_one_id_whether_rendered_or_built(built: Report) -> None:
    path = Path("out/digest/digest.md")
    edited = path.read_text("utf-8") + "\n# A Word by Hand\n\nSaid[^1] late.\n\n[^1]: Very.\n"
    for before in ("", "One more line.\n\n"):
        path.write_text(edited.replace("\n---\n\n", f"\n---\n\n{before}", 1), "utf-8")
        converter.render(path, out="rendered", editions=("html",))
        build(path, out="again", editions=("html",))
        for page in ("rendered/digest.html", "again/digest/digest.html"):
            text = Path(page).read_text("utf-8")
            assert 'id="a-word-by-hand"' in text and 'href="#note-1' in text


def test_only_canonical_markdown_is_rendered(raw: Path) -> None:
    with pytest.raises(SourceError, match="canonical"):
        converter.render(raw)


@pytest.mark.parametrize("name", ["md", "epub", "html"])
def test_checks_and_audit_pass_on_what_was_built(built: Report, raw: Path, name: str) -> None:
    path = f"out/digest/digest.{name}"
    found = converter.check(path)
    assert not found.links.broken and not found.contents.broken
    [audit] = converter.audit(raw, [path])
    assert (audit.account.unexplained, audit.findings) == (0, ())


def test_the_audit_names_a_word_that_someone_changed(built: Report, raw: Path) -> None:
    path = Path("out/digest/digest.md")
    path.write_text(path.read_text("utf-8").replace("14:30", "14:50"), "utf-8")
    [audit] = converter.audit(raw, [path])
    assert audit.account.unexplained > 0
    assert ("30" in audit.findings[0].message) and "50" in audit.findings[0].message
    assert (audit.findings[0].file, audit.findings[0].line) == (str(raw), 9)


def test_a_word_without_explanation_rejects_the_edition(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from converter.backends import html

    build(raw, out="out", editions=("html",))
    original = html.render
    monkeypatch.setattr(html, "render", lambda *words: original(*words).replace(b"every quay", b"every pier"))
    report = build(raw, out="out", editions=("html",))
    assert report.outcome == "rejected" and "out/digest/.rejected/digest.html" in report.reason
    assert tree(Path("out/digest")) == {"digest.md", "report.json", "report.html", ".rejected/digest.html"}
    monkeypatch.setattr(html, "render", original)
    assert build(raw, out="out", editions=("html",)).outcome == "ok"
    assert tree(Path("out/digest")) == {"digest.md", "digest.html", "report.json", "report.html"}


def test_a_link_that_does_not_arrive_fails_the_edition(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from converter.backends import html

    original = html.render
    monkeypatch.setattr(html, "render", lambda *words: original(*words).replace(b'href="#m', b'href="#no-'))
    report = build(raw, out="out", editions=("html",))
    assert report.outcome == "failed"
    [edition] = [e for e in report.editions if e.format == "html"]
    broken = (*edition.links.broken, *edition.contents.broken)
    assert broken and {finding.file for finding in broken} == {"out/digest/.rejected/digest.html"}


@pytest.mark.parametrize("path", ["missing.txt", "empty.txt"])
def test_a_source_that_cannot_be_used_leaves_nothing(raw: Path, path: str) -> None:
    Path("empty.txt").touch()
    with pytest.raises(SourceError) as raised:
        build(path, out="out")
    assert raised.value.path == path
    assert tree(Path("out")) == set()


def test_finished_files_are_asked_for_by_kind(raw: Path) -> None:
    with pytest.raises(SourceError):
        proof.check("missing.html")
    with pytest.raises(UsageError):
        proof.check(raw)
    with pytest.raises(ConverterError):
        proof.audit(raw, ["missing.html"])


@pytest.mark.parametrize("suffix", ["html", "epub", "md"])
def test_no_edition_takes_the_place_of_a_source_or_sweeps_it_away(built: Report, suffix: str) -> None:
    source = Path(f"out/digest/digest.{suffix}")
    before = source.read_bytes()
    for act in (
        lambda: build(source, editions=("html",)),
        lambda: batch.plan([str(source)], Path("out"), (), Options(), bytes),
    ):
        with pytest.raises(UsageError) as raised:
            act()
        assert raised.value.path == str(source) and raised.value.cure
    assert source.read_bytes() == before


def test_no_edition_takes_the_place_of_a_source_that_another_document_has(raw: Path) -> None:
    Path("digest").mkdir()
    Path("digest/digest.html").write_text("<p>One page</p>")
    with pytest.raises(UsageError, match="take the place"):
        batch.plan([str(raw), "digest/digest.html"], Path(), ("html",), Options(), bytes)


def test_rendering_beside_the_raw_file_leaves_the_raw_file(raw: Path) -> None:
    page = raw.with_suffix(".html")
    page.write_text(f"<title>Digest</title><h1>Digest</h1><p>{RAW}</p>")
    before = page.read_bytes()
    converter.normalize(page, out=page.with_suffix(".md"))
    with pytest.raises(UsageError, match="take the place"):
        converter.render(page.with_suffix(".md"), editions=("html",))
    assert page.read_bytes() == before
    assert converter.render(page.with_suffix(".md"), editions=("epub",)).outcome == "ok"


def test_canonical_markdown_is_normalized_in_its_place_and_no_raw_file(built: Report, raw: Path) -> None:
    with pytest.raises(UsageError, match="take the place"):
        converter.normalize(raw, out=raw)
    assert raw.read_text("utf-8") == RAW
    assert converter.normalize("out/digest/digest.md", out="out/digest/digest.md")


def test_an_unknown_edition_is_a_usage_error(raw: Path) -> None:
    with pytest.raises(UsageError, match="docbook"):
        build(raw, editions=("docbook",))


def test_the_public_functions_win_over_the_modules_of_their_names() -> None:
    import converter.build
    import converter.normalize

    assert callable(converter.build) and callable(converter.normalize)
    assert set(converter.__all__) <= set(dir(converter))
    with pytest.raises(AttributeError):
        converter.publication  # noqa: B018


def test_build_prints_the_product_to_stdout_and_the_talk_to_stderr(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["build", "in/digest.txt", "-t", "html"]) == 0
    said = capsys.readouterr()
    assert said.out == "out/digest/digest.md\nout/digest/digest.html\n"
    assert said.err.startswith("in/digest.txt: ")
    assert command_line.main(["build", "in/digest.txt", "-t", "html", "-q", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["outcome"] == "ok" and said.err == ""


def test_several_documents_are_built_at_once_and_a_bad_one_costs_only_itself(
    raw: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("in/empty.txt").touch()
    shutil.copy(raw, "in/other.txt")
    assert command_line.main(["build", "in", "-t", "html", "-j", "2"]) == 1
    said = capfd.readouterr()
    assert set(said.out.splitlines()) == {
        f"out/{name}/{name}.{kind}" for name in ("digest", "other") for kind in ("md", "html")
    }
    assert "in/empty.txt: error: the file is empty" in said.err
    lines = [json.loads(line) for line in Path("out/manifest.jsonl").read_text("utf-8").splitlines()]
    assert {line["source"]: line["outcome"] for line in lines} == {
        "in/digest.txt": "ok",
        "in/empty.txt": "failed",
        "in/other.txt": "ok",
    }


def test_normalize_reads_standard_input_and_writes_bytes(
    raw: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from converter import arguments

    monkeypatch.setattr(arguments, "stdin", lambda: "**Zoë’s quay**\n\nIt is wide.\n".encode())
    assert command_line.main(["normalize", "-"]) == 0
    assert "Zoë’s quay".encode() in capfdbinary.readouterr().out
    assert command_line.main(["normalize", "in/digest.txt", "-o", "new/digest.md"]) == 0
    assert Path("new/digest.md").read_text("utf-8") == converter.normalize(raw)


def test_check_and_audit_name_what_is_wrong_and_exit_with_1(
    built: Report, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("out/digest/digest.md")
    assert command_line.main(["check", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == str(path)
    path.write_text(path.read_text("utf-8") + "\nSee [there](#nowhere).\n", "utf-8")
    assert command_line.main(["check", str(path)]) == 1
    assert "nowhere" in capsys.readouterr().out
    assert command_line.main(["audit", str(raw), str(path)]) == 1
    assert "word-added “there”" in capsys.readouterr().out.replace("“See” ", "")


def test_a_character_that_no_font_has_is_a_warning_with_a_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_coverage", lambda: (range(0x20, 0x7F),))
    raw = tmp_path / "rare.txt"
    raw.write_text("THE SIGN\n\nOn the door of the loft somebody has drawn a Ж with chalk.\n", "utf-8")
    report = build(raw, out=tmp_path / "out", editions=("pdf",))
    (told,) = [decision for decision in report.decisions if decision.rule == "glyph-missing"]
    assert "U+0416" in told.message and "'THE SIGN'" in told.message and told.hint
    assert (told.line, told.column) == (3, 46)
    markdown = tmp_path / "out" / "rare" / "rare.md"
    built = render_document(markdown, out=tmp_path / "rendered", editions=("pdf",))
    (finding,) = [each for each in built.findings if each.code == "glyph-missing"]
    assert markdown.read_text("utf-8").splitlines()[finding.line - 1][finding.column - 1] == "Ж"


@pytest.mark.parametrize("command", [build, render_document])
def test_letters_are_looked_for_before_anything_is_laid_out(
    command: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    monkeypatch.setattr(glyphs, "check", lambda *_: done.append("letters") or ())
    monkeypatch.setattr(making, "make_all", lambda *_: done.append("editions") or [])
    (tmp_path / "a.md").write_text('---\ncanonical: 1\ntitle: "A"\nlang: "en"\n---\n\n# One {#one .article}\n\nText.\n')
    command(tmp_path / "a.md", out=tmp_path / "out", editions=("pdf",))
    assert done == ["letters", "editions"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("h2 { counter-increment: article }", ["laid-out-together"]),
        ("li::after { content: target-counter(attr(data-to), page) }", ["laid-out-together"]),
        ("h2 { color: #222 } /* counter-increment */", []),
    ],
)
def test_a_style_sheet_that_spans_articles_is_told_of(tmp_path: Path, rule: str, expected: list[str]) -> None:
    raw, sheet = tmp_path / "signs.txt", tmp_path / "own" / "styles" / "themes" / "press" / "print.css"
    raw.write_text("THE SIGN\n\nOn the door of the loft somebody has drawn a ship with chalk.\n", "utf-8")
    sheet.parent.mkdir(parents=True)
    sheet.write_text(rule, "utf-8")
    report = build(raw, Options(overrides=str(tmp_path / "own")), out=tmp_path / "out", editions=("pdf",))
    assert report.outcome == "ok"
    assert [decision.rule for decision in report.decisions if decision.rule == "laid-out-together"] == expected

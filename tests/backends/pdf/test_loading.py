"""WeasyPrint loaded quickly is the same WeasyPrint; each test needs a Python in which it was not loaded yet."""

import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "<html lang=en><title>T</title><ol type=i><li><a href=#x>One</a><li id=x>Two — three</ol><table><td>4<input>"
WRITE = f"""
import sys, weasyprint
sys.stdout.buffer.write(weasyprint.HTML(string={PAGE!r}).write_pdf(pdf_variant="pdf/ua-1"))
"""


def answer(code: str) -> bytes:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout


def test_it_makes_the_same_files_for_everybody_else() -> None:
    quick = answer(f"from converter.backends.pdf.loading import load; load()\n{WRITE}")
    assert quick == answer(WRITE)
    assert quick.startswith(b"%PDF")


def test_it_sets_books_as_ours_are_set_whoever_loaded_it_before_and_only_once() -> None:
    code = (
        "{before}from converter.backends.pdf.loading import load; load(); load()\n"
        "from weasyprint.layout import block, inline\n"
        "def ours(each): return [each.__module__, each.__globals__['__name__']] + (\n"
        "    ours(each.__wrapped__) if hasattr(each, '__wrapped__') else [])\n"
        "print(ours(block.iter_line_boxes), ours(inline.split_first_line), ours(inline.split_text_box))"
    )
    first = answer(code.format(before=""))
    assert first.count(b"converter.backends.pdf.ladders") == 2
    assert answer(code.format(before="import weasyprint; ")) == first


def test_it_starts_no_process_and_loads_little() -> None:
    started = "started = []; sys.addaudithook(lambda event, _: started.append(event) if event in EVENTS else None); "
    events = 'EVENTS = {"subprocess.Popen", "os.posix_spawn", "os.system"}; '
    load = "from converter.backends.pdf.loading import load; load(); "
    assert answer(f"import sys; {events}{started}{load}print(started, 'fontTools.subset' in sys.modules)").split() == [
        b"[]",
        b"False",
    ]


@pytest.mark.parametrize("damage", ["", "no python", None])
def test_declarations_are_compiled_once_and_again_when_the_cache_is_damaged(
    damage: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    code = (
        f"import sys\nfrom converter.backends.pdf.loading import load; load()\nprint('pycparser' in sys.modules){WRITE}"
    )
    first = answer(code)
    (kept,) = tmp_path.rglob("*.py")
    if damage is not None:
        kept.write_text(damage, "utf-8")
    second = answer(code)
    parsed, _, page = first.partition(b"\n")
    assert parsed == b"True"
    assert second == (b"False" if damage is None else b"True") + b"\n" + page


def test_without_a_cache_declarations_are_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert answer(f"from converter.backends.pdf.loading import load; load()\n{WRITE}") == answer(WRITE)


def test_a_library_that_was_opened_stays_where_threads_of_its_own_may_need_it(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from converter.backends.pdf.declarations import _Declarations\n"
        f"ffi = _Declarations(Path({str(tmp_path)!r})); ffi.cdef('int FcGetVersion(void);')\n"
        "library = ffi.dlopen('libfontconfig.so.1'); library.FcGetVersion(); del library\n"
        "print('libfontconfig' in Path('/proc/self/maps').read_text())"
    )
    assert answer(code) == b"True\n"

"""WeasyPrint loaded quickly is the same WeasyPrint; each test needs a Python in which it was not loaded yet."""

import subprocess
import sys

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


def test_it_starts_no_process_and_loads_little() -> None:
    started = "started = []; sys.addaudithook(lambda event, _: started.append(event) if event in EVENTS else None); "
    events = 'EVENTS = {"subprocess.Popen", "os.posix_spawn", "os.system"}; '
    load = "from converter.backends.pdf.loading import load; load(); "
    assert answer(f"import sys; {events}{started}{load}print(started, 'fontTools.subset' in sys.modules)").split() == [
        b"[]",
        b"False",
    ]


def test_derived_types_are_the_ones_that_cffi_makes() -> None:
    code = """
from cffi import FFI
from converter.backends.pdf.loading import load
load()
from weasyprint.text.ffi import ffi
own = FFI()
own.cdef("typedef struct { int x; } unused;")
assert ffi.typeof("char[]") is own.typeof("char[]")
assert ffi.typeof("char[4]") is own.typeof("char[4]")
assert ffi.typeof("int *") is own.typeof("int *")
assert ffi.typeof("hb_codepoint_t[3]") is own.typeof("uint32_t[3]")
assert ffi.typeof("PangoRectangle *").item.fields[0][0] == "x"
assert ffi.typeof("unsigned int *") is own.typeof("unsigned int *")
print("fine")
"""
    assert answer(code) == b"fine\n"

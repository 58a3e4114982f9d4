"""Throw broken PDFs and HTML pages at their readers: ``python tests/fuzz/fuzz_pages.py SECONDS [SEED] [FOLDER...]``.

The files are our own samples, and those of every FOLDER, with random damage. A reader gives a source or says what is
wrong; a file that makes it raise anything else, compute for more than ten seconds or take more than a gibibyte is written
to ``out/fuzzed/``.
"""

import faulthandler
import multiprocessing
import resource
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from printed import SPEECH, block, drawn, frame, pdf, rule  # noqa: E402

from converter import readers  # noqa: E402  # the path must be set first
from converter.errors import SourceError  # noqa: E402

MOST_SECONDS = 10.0
PATIENCE = 20
"""How much longer it may take on a busy machine."""
MOST_BYTES = 2**30
BATCH = 200
LARGEST = 400_000
PDF_SCRAPS = [
    b"<<", b">>", b"[", b"]", b"(", b")", b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"%%EOF",
    b"/Type /Page", b"/Kids [1 0 R]", b"/Parent 2 0 R", b"/Count 2147483647", b"/Length 4294967296", b"1 0 R", b"0 0 R",
    b"99999 0 R", b"-1", b"1e38", b"2147483648", b"null", b"/MediaBox [0 0 0 0]", b"/MediaBox [0 0 1e9 1e9]", b" Tm",
    b" Tj", b"BT", b"ET", b" cm", b"q\n", b"Q\n", b" re f", b" Do", b"/Rotate 37", b"/UserUnit 1e9", b"\xfe\xff\xd8\x00",
    b"0 Tf", b"1e9 Tf", b"-5 Tf", b"nan", b"3 Tr", b"0 0 0 0 0 0 Tm", b"0 1 -1 0 10 10 Tm", b"/First 3 0 R", b"/Next 3 0 R",
]  # fmt: skip
HTML_SCRAPS = [
    b"<div>", b"</div>", b"<table>", b"<td>", b"<tr>", b"</table>", b"<li>", b"<ol start=99999999999>", b"<br>", b"<pre>",
    b"<a href=#a name=a>1</a>", b"<h1>", b"</h1>", b"<td colspan=999999999>", b"<!--", b"-->", b"<![CDATA[", b"]]>",
    b"<script>", b"<style>", b"@media x {", b"p{font-size:1e99pt}", b"<p style='position:absolute;top:1e400px;left:nanpx'>",
    b"<font size=+99>", b"&#0;", b"&#xD800;", b"&#x110000;", b"&amp", b"&unknown;", b"\x00", b"\xff\xfe", b"\x1b$B",
    b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<img src=data:image/png;base64,AAAA>", b"<svg><image href=x>",
    b"<ruby>", b"<math>", b"<frameset>", b"<body>", b"<html>", b"<title>", b"<textarea>", b"<plaintext>", b"\xe2\x80\x8f",
    b"<dl><dt>", b"<blockquote>", b"<sup><a href=#n>*</a></sup>", b"<p id=n>* note", b"<main>", b"<article>", b"<nav>",
]  # fmt: skip
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title><style>.t{font:bold 18pt serif}</style></head>
<body><nav><a href="/">Home</a></nav><main><h1 class="t">The harbour</h1><p>One<sup><a href="#n1" id="c1">1</a></sup> of
many.<br>Two</p><table><tr><th>Name<th>No<tr><td>Ann<td>1</table><ul><li>x<ol type="a"><li>y</ol></ul><figure><img
src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="dot"><figcaption>A dot</figcaption></figure><blockquote>“Said.”
</blockquote><p style="position:absolute;top:10px;left:20px">placed</p><ol><li id="n1">Note <a href="#c1">↩</a></ol></main>
<footer>© nobody</footer></body></html>"""


def samples(folders: Sequence[Path]) -> list[tuple[str, bytes]]:
    """Return names and bytes of what is to be damaged."""
    columns = block(50, 60, SPEECH * 4, 38) + block(310, 64, SPEECH * 4, 38)
    notes = drawn(50, 60, "A call") + drawn(92, 56, "1", 6) + rule(50, 690, 80) + drawn(50, 702, "1", 6)
    boxes = frame(60, 60, 300, 100) + block(70, 80, SPEECH, 50) + drawn(30, 400, "upward", 8, matrix="0 1 -1 0")
    made = [("a.pdf", pdf([columns, notes, boxes], [("A", 0), ("B", 2)])), ("a.html", PAGE.encode())]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    kinds = {".pdf": ".pdf", ".html": ".html", ".htm": ".html", ".xhtml": ".html"}
    return made + [
        (f"a{kinds[path.suffix.lower()]}", path.read_bytes())
        for path in files
        if path.suffix.lower() in kinds and path.stat().st_size <= LARGEST
    ]


def damaged(name: str, data: bytes, chance: Random) -> bytes:
    """Return *data* with some of its pieces changed, moved, repeated, dropped, or mixed with scraps."""
    scraps = PDF_SCRAPS if name.endswith(".pdf") else HTML_SCRAPS
    for _ in range(chance.randint(1, 10)):
        a = chance.randrange(len(data) + 1)
        b = min(len(data), a + chance.choice([1, 4, 40, 400, 4000]))
        piece = data[a:b]
        data = chance.choice(
            [
                data[:a] + chance.choice(scraps) + data[a:],
                data[:a] + chance.choice(scraps) * chance.choice([1, 3, 300]) + data[b:],
                data[:a] + data[b:],
                data[:a] + bytes(chance.randrange(256) for _ in piece[:40]) + data[a + 40 :],
                data[:b] + piece * chance.choice([1, 50]) + data[b:],
                data[:a],
            ]
        )
    return data[: 4 * LARGEST]


def batch(seed: int, folders: Sequence[Path], line: Connection) -> None:
    """Read files until the batch is done; each is sent before it is read, with what went wrong after it."""
    resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_BYTES, 2 * MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.enable()
    chance, found = Random(seed), samples(folders)
    for _ in range(BATCH):
        name, data = chance.choice(found) if chance.random() < 0.7 else chance.choice(found[:2])
        data = damaged(name, data, chance)
        line.send((name, data))
        line.send(_fault(name, data))
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > MOST_BYTES:
            line.send((name, data))
            line.send("more than a gibibyte")
            break
    line.send(None)


def _fault(name: str, data: bytes) -> str:
    start = time.process_time()
    try:
        readers.read_bytes(name, data)
    except SourceError:
        pass
    except Exception as e:  # whatever it is, it is what is looked for
        last = traceback.extract_tb(e.__traceback__)[-1]
        return f"{type(e).__name__} in {last.name}, line {last.lineno}: {str(e)[:200]}"
    return "computes too long" if time.process_time() - start > MOST_SECONDS else ""


def faults(seed: int, folders: Sequence[Path]) -> Iterator[tuple[str, bytes, str]]:
    """Yield name, bytes and fault of every file of a batch, which runs in a process of its own."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=batch, args=(seed, folders, there))
    process.start()
    there.close()
    name, data = "", b""
    try:
        while here.poll(60) and (sent := here.recv()) is not None:
            name, data = sent
            why = here.recv() if here.poll(PATIENCE * MOST_SECONDS) else "does not end"
            yield name, data, why
            if why == "does not end":
                break
    except EOFError:
        process.join()
        yield name, data, f"the process ended with {process.exitcode}"
    finally:
        process.kill()
        process.join()


def main(seconds: float, seed: int, folders: Sequence[Path]) -> int:
    """Run until *seconds* are over; return 1 when something was found."""
    end, tried, wrong = time.monotonic() + seconds, 0, 0
    found = HERE.parents[1] / "out" / "fuzzed"
    while time.monotonic() < end:
        for name, data, why in faults(seed, folders):
            tried += 1
            if why:
                wrong += 1
                found.mkdir(parents=True, exist_ok=True)
                path = found / f"{len(list(found.iterdir())):03}-{name}"
                path.write_bytes(data)
                print(f"{path.name}: {why}", flush=True)
        seed += 1
    print(f"{tried} files, {wrong} with faults")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(
        main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0, [Path(each) for each in sys.argv[3:]])
    )

"""All links of some finished files: each address once, one server at a time, with a memory of earlier days."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

from converter.errors import SourceError
from converter.external.asking import ask, kind_of, wait_for
from converter.external.values import Kind, Verdict
from converter.files import write
from converter.finished import opening, pdfium

_HOSTS_AT_ONCE = 4
_PAUSE = 1.0
"""Seconds between two questions to the same server."""
_TIMEOUT = 20.0
_STRIKES = 3
"""A link is dead when it failed on so many days; a server may have a bad one."""
_FAILED = (Kind.DEAD, Kind.TIMEOUT, Kind.UNCERTAIN)
_ARCHIVE = "https://web.archive.org/web/"


def links(paths: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """Return every http and https address in finished files, with the files that have it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for path in paths:
        for target in _in_pdf(path) if path.suffix.lower() == ".pdf" else _in_markup(path):
            if urlsplit(target).scheme.lower() in ("http", "https"):
                found[urldefrag(target).url][str(path)] = None
    return {url: tuple(places) for url, places in found.items()}


def _in_markup(path: Path) -> Iterator[str]:
    return (link.target for member in opening.package(path).members for link in member.links)


def _in_pdf(path: Path) -> Iterator[str]:
    with pdfium.opened(path) as document:
        for index in range(document.length):
            with document.page(index) as page:
                yield from page.addresses()


def check(
    found: Mapping[str, tuple[str, ...]],
    memory: Mapping[str, Mapping[str, Any]],
    today: date,
    timeout: float = _TIMEOUT,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Verdict]:
    """Return a verdict on each address, in the given order; *memory* is what :func:`remember` returned before."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for url in found:
        hosts[urlsplit(url).netloc].append(url)

    def visit(urls: list[str]) -> dict[str, Verdict]:
        verdicts = {}
        for number, url in enumerate(urls):
            if number:
                sleep(_PAUSE)
            verdicts[url] = _verdict(url, timeout, sleep)
        return verdicts

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        told = {url: verdict for each in pool.map(visit, hosts.values()) for url, verdict in each.items()}
    return [replace(_judged(told[url], memory.get(url, {}), today), places=places) for url, places in found.items()]


def remember(verdicts: Iterable[Verdict], today: date) -> dict[str, dict[str, Any]]:
    """Return what the next run needs to know."""
    return {each.url: {"kind": str(each.kind), "strikes": each.strikes, "day": today.isoformat()} for each in verdicts}


def recall(path: Path) -> dict[str, dict[str, Any]]:
    """Return what an earlier run wrote to *path*, or nothing; raise :class:`SourceError` for another kind of file."""
    if not path.exists():
        return {}
    try:
        known = json.loads(path.read_text("utf-8"))
        return {str(url): dict(state) for url, state in known.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise SourceError(f"this is no memory of links: {error}", cure="name another file", path=str(path)) from None


def keep(path: Path, memory: Mapping[str, Mapping[str, Any]]) -> None:
    """Write *memory* to *path*, whole or not at all."""
    write(path, (json.dumps(memory, ensure_ascii=False, indent=1) + "\n").encode())


def _verdict(url: str, timeout: float, sleep: Callable[[float], None]) -> Verdict:
    answer = ask(url, timeout)
    if wait := wait_for(answer, time.time()):
        sleep(wait)
        answer = ask(url, timeout)
    return Verdict(url, kind_of(answer), answer.status, answer.location or answer.error)


def _judged(verdict: Verdict, before: Mapping[str, Any], today: date) -> Verdict:
    """Return *verdict* with its strikes, one a day; until there are enough of them, what looks dead is uncertain."""
    if verdict.kind not in _FAILED:
        return verdict
    earlier = int(before.get("strikes", 0))
    strikes = max(1, earlier) if before.get("day") == today.isoformat() else earlier + 1
    if strikes >= _STRIKES:
        return replace(verdict, kind=Kind.DEAD, strikes=strikes, archive=_ARCHIVE + verdict.url)
    kind = Kind.UNCERTAIN if verdict.kind is Kind.DEAD else verdict.kind
    return replace(verdict, kind=kind, strikes=strikes)

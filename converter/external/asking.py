"""One question to one server, and what the answer means."""

from __future__ import annotations

import socket
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import quote, unquote, urljoin, urlsplit

from converter import __version__
from converter.external.values import Answer, Kind

_HEADERS = {"User-Agent": f"compilation-converter/{__version__} (link check)", "Accept": "*/*"}
_LONGEST_WAIT = 60.0
"""Seconds; a server that wants more is left alone until the next run."""
_NO_HEAD = (403, 404, 405, 501)
"""What servers that do not know HEAD answer to it: these are asked again with GET."""


def ask(url: str, timeout: float) -> Answer:
    """Return what the server says of *url* (http or https), without following it elsewhere; nothing is read of a page.

    *timeout* is in seconds. What goes wrong is an answer too.
    """
    answer = _ask("HEAD", url, timeout)
    return _ask("GET", url, timeout) if answer.status in _NO_HEAD else answer


def _ask(method: str, url: str, timeout: float) -> Answer:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (f"?{parts.query}" if parts.query else "")
    try:
        connection = kind(unquote(parts.hostname or ""), parts.port, timeout=timeout)
        try:
            connection.request(method, target, headers=_HEADERS)
            reply = connection.getresponse()
            location = urljoin(url, reply.getheader("Location", "")) if reply.getheader("Location") else ""
            return Answer(reply.status, location, reply.getheader("Retry-After", ""))
        finally:
            connection.close()
    except TimeoutError:
        return Answer(error="timeout")
    except socket.gaierror:
        return Answer(error="no such host")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(error=str(error) or type(error).__name__)


def kind_of(answer: Answer) -> Kind:
    """Return what an answer says of a link; only what a server says plainly counts as dead."""
    if answer.error:
        known = {"timeout": Kind.TIMEOUT, "no such host": Kind.DEAD}
        return known.get(answer.error, Kind.UNCERTAIN)
    if answer.status in (404, 410):
        return Kind.DEAD
    if answer.status in (401, 403, 407, 429, 451, 999):
        return Kind.BLOCKED
    if answer.status in (301, 308):
        return Kind.MOVED
    return Kind.ALIVE if 200 <= answer.status < 400 else Kind.UNCERTAIN


def wait_for(answer: Answer, now: float) -> float:
    """Return how many seconds to wait before asking again, or 0 where it makes no sense to ask again.

    *now* is in seconds since 1970; RFC 9110, section 10.2.3, allows a number of seconds or a date.
    """
    if answer.status not in (429, 503) or not answer.retry_after:
        return 0.0
    try:
        wait = float(answer.retry_after)
    except ValueError:
        try:
            wait = parsedate_to_datetime(answer.retry_after).timestamp() - now
        except ValueError:
            return 0.0
    return wait if 0 < wait <= _LONGEST_WAIT else 0.0

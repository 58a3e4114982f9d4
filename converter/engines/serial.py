"""One task after the other, in this process: nothing is started, and nothing is supervised."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Serial:
    """The engine for a single document without a time limit."""

    def run(
        self, work: Callable[[Task], Answer], tasks: Sequence[Task], timeout: float
    ) -> Generator[tuple[Task, Answer]]:
        """Yield each task with what *work* returned; *timeout* cannot be kept in one's own process."""
        for task in tasks:
            yield task, work(task)

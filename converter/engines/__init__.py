"""How a batch runs: each engine is a module of this folder, and all give the same files."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Protocol, TypeVar

from converter.errors import WorkerError

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Engine(Protocol):
    """Runs one function over many tasks."""

    def run(
        self, work: Callable[[Task], Answer], tasks: Sequence[Task], timeout: float
    ) -> Generator[tuple[Task, Answer | WorkerError]]:
        """Yield each task as it ends, with what *work* returned, or with why its process gave no answer.

        An exception out of *work* ends the run. *timeout* is in seconds, for each task. When the generator is closed,
        no process is left.
        """
        ...

"""``python -m converter`` and the command ``converter``."""

import gc

from converter.cli import main


def run() -> int:
    """Run the command line and return its exit code.

    What is left at the end is frozen: the interpreter's last collection would look at every object once more, for
    nothing (https://docs.python.org/3/library/gc.html#gc.freeze).
    """
    code = main()
    gc.freeze()
    return code


if __name__ == "__main__":
    raise SystemExit(run())

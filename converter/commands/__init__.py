"""The commands: one file each, with ``HELP``, ``add(parser)`` for its words and ``run(words)`` for its exit code."""

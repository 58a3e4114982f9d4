"""Evidence for headings: groups of lines, what is seen of each, and what that weighs."""

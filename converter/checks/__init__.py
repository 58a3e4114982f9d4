"""The proofs, on finished files: every word, every link, every contents entry, every glyph.

They know neither the passes nor the backends: they compare the source, the decisions, and what a reader of the file
finds in it.
"""

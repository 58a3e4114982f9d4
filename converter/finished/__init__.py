"""Readers of finished files, for the checks: text, links, ids and contents as a reader of the file would meet them.

They share nothing with the passes and the backends, so that a fault there cannot hide itself here.
"""

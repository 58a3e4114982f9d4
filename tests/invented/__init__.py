"""Invented compilations for property tests: clean ones, the defects of raw files, and values of the model."""

"""Measurements: every figure is taken in this run; ratios compare two things measured side by side."""

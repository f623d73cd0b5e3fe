"""Measurements: every figure is taken in this run; ratios compare two things measured side by side."""

from __future__ import annotations

import sys
from pathlib import Path

# The benches ask the tests' queries and look with the tests' browser.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

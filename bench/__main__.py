"""``python -m bench [building] [printing] [searching]``: all of them when none is named."""

from __future__ import annotations

import sys
import time

from bench import building, printing, searching

PARTS = {"building": building.run, "printing": printing.run, "searching": searching.run}

if __name__ == "__main__":
    start = time.perf_counter()
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
    print(f"共用 {time.perf_counter() - start:.0f} 秒")

"""``python -m bench [building] [memory] [printing] [ranking] [searching]``: all of them when none is named."""

from __future__ import annotations

import importlib
import sys
import time

PARTS = ("building", "memory", "printing", "ranking", "searching")

# A part is imported when it runs: processes that it starts import this module again, and would import all parts.
if __name__ == "__main__":
    start = time.perf_counter()
    named = sys.argv[1:] or PARTS
    if unknown := [name for name in named if name not in PARTS]:
        sys.exit(f"没有这些基准：{'、'.join(unknown)}；可用的有：{'、'.join(PARTS)}")
    for name in named:
        importlib.import_module(f"bench.{name}").run()
    print(f"共用 {time.perf_counter() - start:.0f} 秒")

"""``python -m handbook.lint ROOT``: each finding as ``file:line:col: code message``; exits 1 on any.

Below them stand the sections, and the phrases of readers, in numbers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from handbook.diagnostics import any_console
from handbook.lint import examined


def main(arguments: list[str]) -> int:
    """Print the findings for the project in ``arguments[0]`` and the tables of its sections and phrases."""
    any_console()
    found, table = examined(Path(arguments[0]))
    for one in found:
        print(one)
    if table:
        print(table)
    print(f"共 {len(found)} 处" if found else "没有发现问题")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

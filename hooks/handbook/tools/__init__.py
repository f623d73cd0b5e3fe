"""What the tools reckon: the same in Python, for tables on pages without scripts, as in web/tools/ for readers.

``tests/tools/vectors`` holds the two to the same results.
"""

"""Print: HTML of pages → Typst → PDF."""

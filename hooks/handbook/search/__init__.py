"""Search: documents from pages and data, their pinyin and variants, and the files that the worker reads."""

"""HTML, one module per kind.  Every function escapes what it is given and returns a fragment.

``root`` is the way from the page that will hold the fragment to the site's root, e.g. ``../../``.
"""

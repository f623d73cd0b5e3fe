"""The finished site: the change from old to new, and what is made of it as a whole."""

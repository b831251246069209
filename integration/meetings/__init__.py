"""Meeting links: which times visitors may book, and booking them."""

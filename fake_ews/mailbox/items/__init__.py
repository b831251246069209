"""Items of every kind: making, changing, moving, deleting and showing them."""

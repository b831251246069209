"""How older databases become this one: Alembic's environment and one file a step."""

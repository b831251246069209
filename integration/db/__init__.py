"""The state of the integration on SQLAlchemy: tables, the database, and a store a family of tables."""

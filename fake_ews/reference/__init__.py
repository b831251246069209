"""The tables as Markdown pages: ``python -m fake_ews.reference`` writes them, ``--check`` compares them."""

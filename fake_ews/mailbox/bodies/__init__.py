"""Bodies: text and HTML, made safe, shaped and cut."""

"""Bytes to records and back, without I/O: envelope, reader, writer, schema documents."""

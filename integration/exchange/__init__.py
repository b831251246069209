"""The EWS side: the only importer of exchangelib and requests, and the only road out to a mail server."""

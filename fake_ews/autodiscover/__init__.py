"""Finding the server: Autodiscover as plain XML (POX) and as SOAP, without I/O."""

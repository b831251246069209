"""Who is asking: Basic, NTLM and Negotiate over HTTP, and the door that chooses between them."""

"""One file an operation, each with its request, its reply and its answer."""

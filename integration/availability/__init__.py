"""When somebody is free, as the connected calendar tells."""

"""The command line beyond starting it: a module a noun, each a table of verbs over the library's doors."""

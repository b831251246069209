"""Pure questions about records: which properties are asked for, which records fit, their order, their pages."""

"""What a run of scenarios shows: progress, a closing table, the stories of failures, and files."""

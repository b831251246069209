"""What users are told without having asked: on the pages, and by mail where there is a relay."""

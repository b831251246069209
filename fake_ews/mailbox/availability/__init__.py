"""When people are free: views, working hours, suggestions."""

"""Calendar items: times, series, and occurrences one by one."""

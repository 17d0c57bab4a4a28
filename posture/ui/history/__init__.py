"""The History page: the year as a map, months in figures, and every day that was recorded."""

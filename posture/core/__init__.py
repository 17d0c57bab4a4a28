"""The pure part: time in, decisions out. No Qt, clock, file or thread."""

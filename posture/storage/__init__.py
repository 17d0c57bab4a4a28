"""SQLite and files: what is kept, and how it survives."""

"""The page that replays a recorded week under other settings."""

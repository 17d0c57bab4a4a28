"""Small widgets that the windows are built of. Each takes the `Theme` first and follows it."""

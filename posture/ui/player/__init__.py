"""The routine player: a stage with the figure and, beside it, what to do, how long, and what comes next."""

"""The page of recovery mode: begin it, see what fits now and what comes back when, end it."""

"""The posture checks, answered with one key each, and the cards to read on lifting and driving."""

"""The posture check: four looks at how one sits, answered with one key each."""

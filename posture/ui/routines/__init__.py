"""The routines page: cards, one routine, all moves, one move."""

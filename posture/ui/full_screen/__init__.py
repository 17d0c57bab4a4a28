"""A break that fills every screen: the move on one of them, the time that is left on the others."""

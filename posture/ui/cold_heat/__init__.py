"""The window of the cold and heat timer, and what covers the screens when nobody takes it off."""

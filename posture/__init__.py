"""Posture: a tray app that asks for movement breaks at the right moment and keeps an honest record."""

__version__ = "0.1.0"

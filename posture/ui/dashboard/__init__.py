"""The dashboard: the window with the sidebar, the week in pictures, and the quieter pages."""

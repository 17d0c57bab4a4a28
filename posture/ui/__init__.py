"""Windows and pictures: they know core values, never storage, system or the controller."""

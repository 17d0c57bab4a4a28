"""What the operating system tells and does, one folder a capability."""

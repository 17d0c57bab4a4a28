"""What sources that are asked, and not watched, have in common."""


class Asked:
    """Every pause is in the answer, so there is nothing to expect and nothing to let go of."""

    tells = False

    def expect(self, pause_s: float) -> None:
        """Nothing to do: the answer tells every pause."""

    def close(self) -> None:
        """Nothing is watched."""

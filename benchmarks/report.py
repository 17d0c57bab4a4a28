"""The figures of one run: a table for people, a file for comparing with later runs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured thing. Less is better for all of them."""

    name: str
    unit: str
    ours: float
    aim: float | None
    floor: float | None = None
    aim_is_ratio: bool = False
    """Whether the aim is a multiple of the floor instead of a value in `unit`."""

    @property
    def ratio(self) -> float | None:
        """Ours as a multiple of the floor's."""
        return self.ours / self.floor if self.floor else None

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is reached; None where there is none."""
        value = self.ratio if self.aim_is_ratio else self.ours
        return None if self.aim is None or value is None else value <= self.aim

    def row(self) -> tuple[str, ...]:
        """Its line of the table."""
        return (
            f"{self.name}, {self.unit}",
            f"{self.ours:.1f}",
            "" if self.floor is None else f"{self.floor:.1f}",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.aim is None else f"{self.aim:g}{' x' if self.aim_is_ratio else ''}",
            {True: "yes", False: "no", None: ""}[self.is_met],
        )


HEADINGS = ("", "ours", "floor", "ratio", "aim", "met")


def table(figures: Sequence[Figure]) -> str:
    """Return the figures in columns."""
    rows = [HEADINGS, *(figure.row() for figure in figures)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def write_json(path: Path, figures: Sequence[Figure], circumstances: dict[str, object]) -> None:
    """Keep the run: the figures and what they were measured with."""
    document = {
        "circumstances": circumstances,
        "figures": [
            {
                "name": figure.name,
                "unit": figure.unit,
                "ours": round(figure.ours, 2),
                "floor": None if figure.floor is None else round(figure.floor, 2),
                "ratio": None if figure.ratio is None else round(figure.ratio, 3),
                "aim": figure.aim,
                "aim_is_ratio": figure.aim_is_ratio,
                "met": figure.is_met,
            }
            for figure in figures
        ],
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")

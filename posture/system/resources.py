"""Where the shipped resources lie: content, icons, fonts, sounds, translations."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

CANDIDATES = (PACKAGE / "resources", PACKAGE.parent / "resources")
"""Inside the package (wheel, frozen build) or beside it (checkout)."""


class ResourcesNotFoundError(Exception):
    """The installation is incomplete."""


def resources_folder(candidates: tuple[Path, ...] = CANDIDATES) -> Path:
    """Return the folder of the resources, told from others of that name by its `content`."""
    for folder in candidates:
        if (folder / "content").is_dir():
            return folder
    looked = " nor ".join(str(folder) for folder in candidates)
    raise ResourcesNotFoundError(f"no resources in {looked}: please install Posture again")

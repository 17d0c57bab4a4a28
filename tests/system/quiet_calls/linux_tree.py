"""A folder that stands for `/` of a Linux: processes with their names and open files, and cameras."""

from pathlib import Path


class LinuxTree:
    """Processes and devices, put there and taken away by hand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pid = 100
        (root / "proc/self").mkdir(parents=True)
        (root / "proc/sys").mkdir()
        (root / "dev").mkdir()
        (root / "dev/null").touch()

    def process(
        self,
        kernel_name: str = "",
        *,
        command: tuple[str, ...] = (),
        program: str = "",
        files: tuple[str, ...] = (),
        pid: int | None = None,
    ) -> Path:
        """Run a program; the kernel cuts its name."""
        self._pid += 1
        folder = self.root / f"proc/{pid or self._pid}"
        (folder / "fd").mkdir(parents=True)
        (folder / "comm").write_bytes(kernel_name.encode()[:15] + b"\n")
        (folder / "cmdline").write_bytes("".join(f"{word}\0" for word in command).encode())
        if program:
            (folder / "exe").symlink_to(program)
        for number, file in enumerate(files):
            (folder / f"fd/{number}").symlink_to(file)
        return folder

    def camera(self, name: str = "video0", *, told: str = "", uses: str = "") -> None:
        """Plug one in; `told` is its name, `uses` how often its driver's devices are open."""
        (self.root / "dev" / name).touch()
        description = self.root / "sys/class/video4linux" / name
        if told:
            description.mkdir(parents=True, exist_ok=True)
            (description / "name").write_text(told + "\n")
        if uses:
            counter = description / "device/driver/module/refcnt"
            counter.parent.mkdir(parents=True, exist_ok=True)
            counter.write_text(uses + "\n")

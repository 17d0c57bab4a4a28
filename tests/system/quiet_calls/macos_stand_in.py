"""What macOS answers: properties of Core Audio's and Core Media I/O's objects, and libproc's lists.

The functions are called through ctypes, with the same types as the real ones.
"""

import ctypes
import struct
from ctypes import CFUNCTYPE, POINTER, c_int, c_int32, c_uint32, c_void_p
from types import SimpleNamespace
from typing import Any

from posture.system.quiet.app.macos import libproc_of
from posture.system.quiet.call.macos import PropertyAddress, audio_of, video_of

UNKNOWN_PROPERTY = 0x77686F3F
"""'who?'"""

SizeType = CFUNCTYPE(
    c_int32, c_uint32, POINTER(PropertyAddress), c_uint32, c_void_p, POINTER(c_uint32)
)
AudioType = CFUNCTYPE(
    c_int32, c_uint32, POINTER(PropertyAddress), c_uint32, c_void_p, POINTER(c_uint32), c_void_p
)
VideoType = CFUNCTYPE(
    c_int32,
    c_uint32, POINTER(PropertyAddress), c_uint32, c_void_p, c_uint32, POINTER(c_uint32), c_void_p,
)  # fmt: skip
ListType = CFUNCTYPE(c_int, c_uint32, c_uint32, c_void_p, c_int)
TextType = CFUNCTYPE(c_int, c_int, c_void_p, c_uint32)


class FrameworkStandIn:
    """Objects by number; of each, its properties as `selector` or `selector/scope`."""

    def __init__(self, objects: dict[int, dict[str, list[int]]]) -> None:
        self.objects = objects
        self.fails = False
        self.audio = audio_of(
            SimpleNamespace(
                AudioObjectGetPropertyDataSize=SizeType(self._size_of),
                AudioObjectGetPropertyData=AudioType(self._read_audio),
            )
        )
        self.video = video_of(
            SimpleNamespace(
                CMIOObjectGetPropertyDataSize=SizeType(self._size_of),
                CMIOObjectGetPropertyData=VideoType(self._read_video),
            )
        )

    def _found(self, of: int, address: Any) -> list[int] | None:
        selector, scope, element = (
            address[0].selector.to_bytes(4, "big").decode(),
            address[0].scope.to_bytes(4, "big").decode(),
            address[0].element,
        )
        assert element == 0
        properties = self.objects.get(of, {})
        return properties.get(selector if scope == "glob" else f"{selector}/{scope}")

    def _size_of(self, of: int, address: Any, _length: int, _qualifier: Any, size: Any) -> int:
        found = self._found(of, address)
        if found is None:
            return UNKNOWN_PROPERTY
        size[0] = 4 * len(found)
        return 0

    def _read_audio(
        self, of: int, address: Any, _length: int, _qualifier: Any, room: Any, buffer: int
    ) -> int:
        return self._read(of, address, room[0], buffer)

    def _read_video(
        self,
        of: int,
        address: Any,
        _length: int,
        _qualifier: Any,
        room: int,
        used: Any,
        buffer: int,
    ) -> int:
        used[0] = room
        return self._read(of, address, room, buffer)

    def _read(self, of: int, address: Any, room: int, buffer: int) -> int:
        found = self._found(of, address)
        if found is None or self.fails:
            return UNKNOWN_PROPERTY
        written = struct.pack(f"={len(found)}I", *found)
        assert len(written) <= room
        ctypes.memmove(buffer, written, len(written))
        return 0


class LibprocStandIn:
    """Processes of this user: a path each, and the name where it is another."""

    def __init__(self, paths: dict[int, str], names: dict[int, str] | None = None) -> None:
        self.paths = paths
        self.names = names or {}
        self.fails = False
        self.asked_of: list[int] = []
        self.libproc = libproc_of(
            SimpleNamespace(
                proc_listpids=ListType(self._list),
                proc_name=TextType(self._name_of),
                proc_pidpath=TextType(self._path_of),
            )
        )

    def _list(self, kind: int, user: int, buffer: int | None, room: int) -> int:
        assert kind == 4
        self.asked_of.append(user)
        if self.fails:
            return -1
        written = struct.pack(f"={len(self.paths)}i", *self.paths)
        if buffer is not None:
            assert len(written) <= room
            ctypes.memmove(buffer, written, len(written))
        return len(written)

    def _name_of(self, process_id: int, buffer: int, room: int) -> int:
        path = self.paths.get(process_id, "")
        return _write(self.names.get(process_id, path.rpartition("/")[2])[:32], buffer, room)

    def _path_of(self, process_id: int, buffer: int, room: int) -> int:
        return _write(self.paths.get(process_id, ""), buffer, room)


def _write(text: str, buffer: int, room: int) -> int:
    written = text.encode()
    assert len(written) < room
    ctypes.memmove(buffer, written + b"\0", len(written) + 1)
    return len(written)

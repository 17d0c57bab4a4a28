"""One yes-or-no value out of a dconf database file, by its key; nothing else in it is looked at.

The format is GVDB (gvdb-format.h in GLib), little-endian: a header that points to a hash table,
whose items carry the last part of their key, the number of the item above, and where their value
lies, written as a GVariant: for a yes or no `01 00 'b'` or `00 00 'b'`. Whatever does not fit,
in a file cut short or of another make, is not known.
"""

import struct
from pathlib import Path

SIGNATURE = b"GVariant"
LONGEST = 16 * 1024 * 1024
"""A larger file is no settings database; real ones have some 100 KiB."""
HEADER = struct.Struct("<8sIIII")
TABLE = struct.Struct("<II")
ITEM = struct.Struct("<IIIHcxII")
WORD = struct.Struct("<I")
BLOOM_MASK = 0x07FFFFFF
NO_PARENT = 0xFFFFFFFF
VALUE = b"v"
FLAGS = {b"\x01\x00b": True, b"\x00\x00b": False}
DEEPEST = 50


class _MissingError(Exception):
    """The key is not in the table, or the file is not what it should be."""


def read_flag(file: Path, key: str) -> bool | None:
    """The value; None where the key is not set or the file can't be read."""
    try:
        with file.open("rb") as opened:
            data = opened.read(LONGEST + 1)
    except OSError:
        return None
    if len(data) > LONGEST:
        return None
    try:
        return _Table(data).flag(key)
    except (_MissingError, struct.error):
        return None


class _Table:
    """The root table of a database."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        signature, version, _options, start, end = HEADER.unpack_from(data)
        if signature != SIGNATURE or version != 0 or not start <= end <= len(data):
            raise _MissingError
        bloom_words, buckets = TABLE.unpack_from(data, start)
        self._bucket_count = int(buckets)
        self._buckets_at = start + TABLE.size + (bloom_words & BLOOM_MASK) * WORD.size
        self._items_at = self._buckets_at + self._bucket_count * WORD.size
        self._item_count = int(end - self._items_at) // ITEM.size
        if self._bucket_count == 0 or self._item_count <= 0:
            raise _MissingError

    def flag(self, key: str) -> bool | None:
        """Find the key in its bucket and read what it points to."""
        wanted = _hash_of(key.encode())
        bucket: int = wanted % self._bucket_count
        for number in range(self._bucket_start(bucket), self._bucket_start(bucket + 1)):
            hashed, _parent, _at, _size, kind, start, end = self._item(number)
            if hashed == wanted and kind == VALUE and self._key_of(number) == key.encode():
                return FLAGS.get(self._data[start:end])
        return None

    def _bucket_start(self, bucket: int) -> int:
        if bucket >= self._bucket_count:
            return self._item_count
        (start,) = WORD.unpack_from(self._data, self._buckets_at + bucket * WORD.size)
        return min(int(start), self._item_count)

    def _item(self, number: int) -> tuple[int, int, int, int, bytes, int, int]:
        if number >= self._item_count:
            raise _MissingError
        hashed, parent, at, size, kind, start, end = ITEM.unpack_from(
            self._data, self._items_at + number * ITEM.size
        )
        return hashed, parent, at, size, kind, start, end

    def _key_of(self, number: int) -> bytes:
        """Put the key together from its parts; the parts of a circle have no beginning."""
        parts: list[bytes] = []
        for _step in range(DEEPEST):
            _hashed, parent, at, size, _kind, _start, _end = self._item(number)
            parts.append(self._data[at : at + size])
            if parent == NO_PARENT:
                return b"".join(reversed(parts))
            number = parent
        raise _MissingError


def _hash_of(key: bytes) -> int:
    """D. J. Bernstein's hash, of characters with a sign."""
    hashed = 5381
    for character in key:
        hashed = (hashed * 33 + (character - 256 if character > 127 else character)) & 0xFFFFFFFF
    return hashed

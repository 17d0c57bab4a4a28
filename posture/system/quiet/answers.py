"""Answers of other programs, checked: one that is not of the promised form is as good as none."""

from typing import TypeVar

import msgspec

from posture.system.bus import Body, Bus, BusError, Endpoint

T = TypeVar("T")


def ask_for(
    shape: type[T],
    bus: Bus,
    endpoint: Endpoint,
    method: str,
    signature: str | None = None,
    body: Body = (),
) -> T:
    """Call a method whose reply has one value, of this type. Raises BusError."""
    answer = bus.ask(endpoint, method, signature, body)
    return _checked(shape, answer[0] if len(answer) == 1 else None, endpoint)


def property_of(shape: type[T], bus: Bus, endpoint: Endpoint, name: str) -> T:
    """Read a property of this type. Raises BusError."""
    return _checked(shape, bus.read(endpoint, name), endpoint)


def _checked(shape: type[T], value: object, endpoint: Endpoint) -> T:
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise BusError(f"{endpoint.service} answers nonsense: {error}") from error

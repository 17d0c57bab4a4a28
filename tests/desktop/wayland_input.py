"""What a person does in a compositor without a screen: types, moves the pointer.

GNOME's takes it from a remote control, KDE's by a protocol for programs that type on somebody's behalf.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from pywayland.client.display import Display
from pywayland.protocol_core.argument import Argument
from pywayland.protocol_core.interface import Interface
from pywayland.protocol_core.proxy import Proxy
from pywayland.scanner.argument import ArgumentType

from tests.desktop.bus import Bus
from tests.desktop.waiting import pause
from tests.desktop.wayland import Compositor

KEYS: Final = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm ",
        (*range(16, 26), *range(30, 39), *range(44, 51), 57),
        strict=True,
    )
)
"""The kernel's numbers of keys, which both compositors take."""
ESCAPE = 1
Key = Callable[[int, bool], object]


class Hands:
    """On the keyboard of a compositor: whatever window has it gets the keys."""

    def __init__(self, key: Key) -> None:
        self._key = key

    def press(self, key: int) -> None:
        """Press a key, by its number, and let go."""
        self._key(key, True)
        self._key(key, False)

    def type_text(self, text: str, *, delay_ms: int = 5) -> None:
        """Type letters and spaces."""
        for letter in text:
            self.press(KEYS[letter])
            pause(delay_ms / 1000)


REMOTE_DESKTOP = "org.gnome.Mutter.RemoteDesktop"


@contextmanager
def hands_in_mutter(compositor: Compositor) -> Iterator[Hands]:
    """Type as a remote control, as long as this lasts."""
    session = f"{REMOTE_DESKTOP}.Session"
    with Bus(compositor.environ["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        path = "/" + REMOTE_DESKTOP.replace(".", "/")
        (path,) = bus.call(REMOTE_DESKTOP, path, REMOTE_DESKTOP, "CreateSession")
        bus.call(REMOTE_DESKTOP, path, session, "Start")

        def key(number: int, pressed: bool) -> None:
            keycode = (number, pressed)
            bus.call(REMOTE_DESKTOP, path, session, "NotifyKeyboardKeycode", "ub", keycode)

        hands = Hands(key)
        hands.press(ESCAPE)  # the first key makes the keyboard, and reaches nobody
        yield hands


@contextmanager
def hands_in_kwin(compositor: Compositor) -> Iterator[Hands]:
    """Type by KDE's protocol for that."""
    with Display(str(compositor.socket)) as display:
        fake = _fake_input(display)

        def key(number: int, pressed: bool) -> None:
            fake.keyboard_key(number, int(pressed))
            display.roundtrip()

        yield Hands(key)


class _FakeInput(Interface):
    """KDE's protocol for programs that type on somebody's behalf, as far as it is needed here."""

    name = "org_kde_kwin_fake_input"
    version = 4


class _FakeInputProxy(Proxy[_FakeInput]):
    interface = _FakeInput

    @_FakeInput.request(Argument(ArgumentType.String), Argument(ArgumentType.String))
    def authenticate(self, application: str, reason: str) -> None:
        """Ask to be let."""
        self._marshal(0, application, reason)

    @_FakeInput.request(Argument(ArgumentType.Fixed), Argument(ArgumentType.Fixed))
    def pointer_motion(self, delta_x: float, delta_y: float) -> None:
        """Move the pointer."""
        self._marshal(1, delta_x, delta_y)

    # between the two that are needed stand those that are not; a request is known by its number

    @_FakeInput.request(Argument(ArgumentType.Uint), Argument(ArgumentType.Uint))
    def button(self, button: int, state: int) -> None:
        """Press a button of the mouse."""
        self._marshal(2, button, state)

    @_FakeInput.request(Argument(ArgumentType.Uint), Argument(ArgumentType.Fixed))
    def axis(self, axis: int, value: float) -> None:
        """Turn its wheel."""
        self._marshal(3, axis, value)

    @_FakeInput.request(
        Argument(ArgumentType.Uint), Argument(ArgumentType.Fixed), Argument(ArgumentType.Fixed)
    )
    def touch_down(self, finger: int, x: float, y: float) -> None:
        """Put a finger on the screen."""
        self._marshal(4, finger, x, y)

    @_FakeInput.request(
        Argument(ArgumentType.Uint), Argument(ArgumentType.Fixed), Argument(ArgumentType.Fixed)
    )
    def touch_motion(self, finger: int, x: float, y: float) -> None:
        """Move it."""
        self._marshal(5, finger, x, y)

    @_FakeInput.request(Argument(ArgumentType.Uint))
    def touch_up(self, finger: int) -> None:
        """Take it off."""
        self._marshal(6, finger)

    @_FakeInput.request()
    def touch_cancel(self) -> None:
        """It was none."""
        self._marshal(7)

    @_FakeInput.request()
    def touch_frame(self) -> None:
        """That was all of them."""
        self._marshal(8)

    @_FakeInput.request(Argument(ArgumentType.Fixed), Argument(ArgumentType.Fixed))
    def pointer_motion_absolute(self, x: float, y: float) -> None:
        """Move the pointer there."""
        self._marshal(9, x, y)

    @_FakeInput.request(Argument(ArgumentType.Uint), Argument(ArgumentType.Uint))
    def keyboard_key(self, key: int, state: int) -> None:
        """Press or release a key."""
        self._marshal(10, key, state)


_FakeInput._gen_c()
_FakeInput.proxy_class = _FakeInputProxy


def _fake_input(display: Display) -> _FakeInputProxy:
    """Bind it, and be let."""
    found: list[int] = []

    def note(_registry: object, name: int, interface: str, _version: int) -> None:
        if interface == _FakeInput.name:
            found.append(name)

    registry = display.get_registry()
    registry.dispatcher["global"] = note
    display.roundtrip()
    (name,) = found
    fake = registry.bind(name, _FakeInput, _FakeInput.version)
    assert isinstance(fake, _FakeInputProxy)
    fake.authenticate("test", "to be at the desk")
    return fake


def move_pointer_in_kwin(compositor: Compositor) -> None:
    """Move the pointer, as a mouse would."""
    with Display(str(compositor.socket)) as display:
        _fake_input(display).pointer_motion(5.0, 5.0)
        display.roundtrip()

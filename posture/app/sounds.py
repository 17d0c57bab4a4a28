"""What is heard: a tone when a prompt comes and when a break ends, tones or words along a routine.

Nothing by default, nothing during a call, and for one prompt neither of its two tones a second time.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from posture.app.routines_in_breaks import Heard
from posture.app.settings_keeper import SettingsKeeper
from posture.system.capability_words import CAPABILITIES
from posture.system.probing import Detected, in_use
from posture.system.sound import Player, Tone

if TYPE_CHECKING:
    from posture.system.voice import Voice

TONES = {tone.value: tone for tone in Tone}
"""By the moment of a routine (a `Cue`) that has this tone; the others have a word at most."""
PERCENT = 100


class Sounds(QObject):
    """Plays and speaks as the settings say. `in_call` is asked each time before anything is heard."""

    def __init__(
        self,
        *,
        sound: "Callable[[], Detected[Player]]",
        voice: "Callable[[], Detected[Voice]]",
        in_call: Callable[[], bool],
        settings: SettingsKeeper,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sound = sound
        self._voice = voice
        self._in_call = in_call
        self._settings = settings
        self._prompt_id = ""
        self._heard: set[Tone] = set()

    def missing(self) -> str:
        """Why nothing can be heard here; empty where something can."""
        works = in_use(self._sound()).probes or self._voice().probe is not None
        return "" if works else CAPABILITIES["sound"].missing

    @Slot(str)
    def on_prompt_came(self, prompt_id: str) -> None:
        """A prompt stands on the screen, perhaps not for the first time."""
        if self._is_on:
            self._play_once(prompt_id, Tone.READY)

    @Slot(str)
    def on_break_ended(self, prompt_id: str) -> None:
        """The time of a break is up."""
        if self._is_on:
            self._play_once(prompt_id, Tone.END)

    @Slot(object)
    def on_heard(self, heard: Heard) -> None:
        """A moment of a routine."""
        if not heard.sound_on:
            return
        tone = TONES.get(heard.cue)
        if self._speaks:
            self._say(heard)
            if tone is Tone.END:
                self._remember(heard.prompt_id, Tone.END)
        elif tone is Tone.END or (tone is Tone.READY and heard.view.part_no == 0):
            self._play_once(heard.prompt_id, tone)
        elif tone is not None:
            self._play(tone)

    @Slot(bool)
    def on_alarmed(self, loud: bool) -> None:
        """Cold or heat has to come off; `loud`: nobody answered for a minute, and it is heard whatever is set.

        This is the one case where an insistent alert is right (evidence 5.4).
        """
        if loud or self._is_on:
            self._play(Tone.SWITCH, 1.0 if loud else None)

    @property
    def _is_on(self) -> bool:
        return self._settings.settings.flag("sound.enabled")

    @property
    def _speaks(self) -> bool:
        return self._settings.settings.flag("sound.voice") and self._voice().probe is not None

    def _say(self, heard: Heard) -> None:
        from posture.ui.player.words import spoken_cue

        words = spoken_cue(heard.cue, heard.view)
        speaker = self._voice().probe
        if words and speaker is not None and not self._in_call():
            speaker.say(words)

    def _play_once(self, prompt_id: str, tone: Tone) -> None:
        """A routine without a prompt is a story of its own each time."""
        if prompt_id and prompt_id == self._prompt_id and tone in self._heard:
            return
        self._remember(prompt_id, tone)
        self._play(tone)

    def _remember(self, prompt_id: str, tone: Tone) -> None:
        if prompt_id != self._prompt_id:
            self._prompt_id = prompt_id
            self._heard = set()
        self._heard.add(tone)

    def _play(self, tone: Tone, volume: float | None = None) -> None:
        """As loud as the settings say, or as it has to be."""
        if volume is None:
            volume = self._settings.settings.number("sound.volume") / PERCENT
        if volume > 0 and not self._in_call():
            any(player.play(tone, volume) for player in self._sound().probes)

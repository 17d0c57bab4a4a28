"""What is heard on a day: nothing by default and nothing in a call; each of a prompt's tones once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posture.system import sound, voice
from posture.system.probing import Detected
from posture.system.sound import Tone
from posture.ui.card_values import EndHere, Postpone, Skip, Start
from posture.ui.player.window import PlayerWindow
from posture.ui.routine_player import RoutineRun
from tests.app.office import MIN, Office, by_hand

ON = "sound.enabled = true\n"
SPOKEN = ON + "sound.voice = true\n"


class Ear:
    """Stands for a player and a voice, and notes what there was to hear."""

    def __init__(self) -> None:
        self.tones: list[Tone] = []
        self.volumes: list[float] = []
        self.words: list[str] = []
        self.missing = ""
        self.closed = 0

    def play(self, tone: Tone, volume: float) -> bool:
        self.tones.append(tone)
        self.volumes.append(volume)
        return True

    def say(self, words: str) -> None:
        self.words.append(words)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    made = Ear()
    monkeypatch.setattr(sound, "detect", lambda _host: by_hand(made))
    monkeypatch.setattr(voice, "detect", lambda _host: by_hand(made))
    return made


def play_on(office: Office, seconds: int) -> None:
    """Let a routine go on, as its timer does."""
    for _ in range(2 * seconds):
        office.clock.pass_s(0.5)
        office.refresh()


def start(office: Office, routine: str) -> tuple[RoutineRun, PlayerWindow]:
    """Play a routine of one's own choice in the player."""
    assert office.parts.play_routine(routine)
    run, window = office.parts._prompting.run, office.window("player")
    assert run is not None
    assert isinstance(window, PlayerWindow)
    return run, window


# --- prompts ---


def test_by_default_nothing_is_heard(office: Office, ear: Ear) -> None:
    office.open().ask()
    office.answer(Start())
    office.rest(6 * MIN)
    assert (ear.tones, ear.words) == ([], [])


def test_a_tone_when_a_prompt_comes_and_one_when_its_break_ends(office: Office, ear: Ear) -> None:
    office.open(ON)
    office.work(60 * MIN)
    assert ear.tones == []
    office.rest(8)
    assert ear.tones == [Tone.READY]
    office.answer(Start())
    office.rest(6 * MIN)
    assert ear.tones == [Tone.READY, Tone.END], "the end of its routine is the end that is heard"
    assert set(ear.volumes) == {0.4}


def test_the_same_prompt_sounds_once(office: Office, ear: Ear) -> None:
    office.open(ON).ask()
    office.answer(Postpone(300))
    office.work(5 * MIN)
    office.rest(8)
    assert office.has_card()
    assert ear.tones == [Tone.READY]


def test_the_next_prompt_sounds_again(office: Office, ear: Ear) -> None:
    office.open(ON).ask()
    office.answer(Skip())
    office.work(65 * MIN)
    office.rest(8)
    assert ear.tones == [Tone.READY, Tone.READY]


def test_a_break_that_is_ended_by_hand_needs_no_tone(office: Office, ear: Ear) -> None:
    office.open(ON).ask()
    office.answer(Start())
    play_on(office, 10)
    office.answer(EndHere())
    assert ear.tones == [Tone.READY]


def test_a_micro_break_tells_when_it_is_over(office: Office, ear: Ear) -> None:
    office.open(ON, also=("micro",))
    while not ear.tones:
        office.work(MIN)
        office.rest(4)
    assert ear.tones == [Tone.READY]
    office.rest(60)
    assert ear.tones == [Tone.READY, Tone.END]


def test_prompts_that_ask_quietly_make_no_sound(office: Office, ear: Ear) -> None:
    office.open(ON + 'breaks.movement.strength = "quiet"\n')
    office.work(60 * MIN)
    office.rest(8)
    assert not office.has_card()
    assert ear.tones == []


def test_at_volume_0_nothing_is_played(office: Office, ear: Ear) -> None:
    office.open(ON + "sound.volume = 0\n").ask()
    assert ear.tones == []


def test_the_app_falls_silent_when_it_quits(office: Office, ear: Ear) -> None:
    office.open()
    office.parts.capabilities()  # somebody wants to know what can be heard
    office.close()
    assert ear.closed == 2


def test_nobody_looks_for_a_player_before_somebody_listens(office: Office, ear: Ear) -> None:
    office.open().ask()
    office.close()
    assert ear.closed == 0


def test_the_alarm_of_the_timer_is_heard_and_gets_louder(office: Office, ear: Ear) -> None:
    office.open(ON + "sound.volume = 20\n")
    alarmed = office.parts._guidance.cold_heat.alarmed
    alarmed.emit(False)
    alarmed.emit(True)
    assert ear.volumes == [0.2, 1.0]
    office.parts._settings.change({"sound.enabled": False})
    alarmed.emit(False)
    assert len(ear.volumes) == 2
    alarmed.emit(True)
    assert ear.volumes[2:] == [1.0], "the one alert that is heard whatever is set"


# --- routines ---


def test_a_routine_of_one_s_own_sounds_along(office: Office, ear: Ear) -> None:
    office.open(ON)
    run, window = start(office, "wrists-90")
    parts = run.state.parts
    sides = sum(part.side is not None and part.side.value == "right" for part in parts)
    play_on(office, round(run.state.total_s) + 1)
    assert ear.tones.count(Tone.READY) == len(parts) - sides
    assert ear.tones.count(Tone.SWITCH) == sides > 0
    assert ear.tones[-1] is Tone.END
    assert ear.tones.count(Tone.END) == 1
    assert ear.words == []
    window.close()


def test_in_a_call_nothing_is_heard(office: Office, ear: Ear) -> None:
    """However it began: while a routine plays, too."""
    office.open(SPOKEN)
    run, window = start(office, "wrists-90")
    heard = list(ear.words)
    assert heard
    office.desk.quiet = frozenset({"call"})
    run.next_move()
    play_on(office, round(run.state.total_s) + 1)
    assert (ear.tones, ear.words) == ([], heard)
    window.close()


def test_in_a_call_there_are_no_tones_either(office: Office, ear: Ear) -> None:
    office.open(ON)
    office.desk.quiet = frozenset({"call"})
    run, window = start(office, "wrists-90")
    run.next_move()
    office.desk.quiet = frozenset()
    run.next_move()
    assert ear.tones == [Tone.SWITCH], "the call is over"
    window.close()


def test_a_voice_speaks_in_place_of_tones(office: Office, ear: Ear) -> None:
    office.open(SPOKEN)
    run, window = start(office, "wrists-90")
    play_on(office, round(run.state.total_s) + 1)
    assert ear.tones == []
    assert ear.words[0].startswith(run.state.parts[0].move.title)
    assert ear.words.count("Switch sides.") == 2
    assert "Half way." in ear.words
    assert ear.words[-1] == "Done."
    window.close()


def test_without_a_voice_there_are_tones(
    office: Office, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    none: Detected[Ear] = Detected((), (), (), "no voice is installed")
    monkeypatch.setattr(voice, "detect", lambda _host: none)
    office.open(SPOKEN)
    _, window = start(office, "wrists-90")
    assert ear.tones == [Tone.READY]
    assert office.parts.capabilities()["voice"] == "unavailable: no voice is installed"
    window.close()


def test_m_in_the_player_is_the_setting(office: Office, ear: Ear) -> None:
    office.open()
    run, window = start(office, "wrists-90")
    QTest.keyClick(window, Qt.Key.Key_M)
    assert office.settings.flag("sound.enabled")
    run.next_move()
    assert ear.tones == [Tone.READY]
    QTest.keyClick(window, Qt.Key.Key_M)
    assert not office.settings.flag("sound.enabled")
    run.next_move()
    assert ear.tones == [Tone.READY]
    window.close()


def test_where_nothing_can_play_the_player_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    none: Detected[Ear] = Detected((), (), (), "not on this system")
    monkeypatch.setattr(sound, "detect", lambda _host: none)
    monkeypatch.setattr(voice, "detect", lambda _host: none)
    office.open(ON)
    _, window = start(office, "wrists-90")
    assert window.menu.silence.text() == "No tone can be played here"
    window.close()

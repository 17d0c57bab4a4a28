"""What a window asks to have written to the settings file."""

from collections.abc import Collection, Mapping

import msgspec

from posture.core.settings import Settings


class SettingsChange(msgspec.Struct, frozen=True, kw_only=True):
    """Values by dotted key, in the program's types, and keys that go back to their defaults."""

    values: dict[str, object] = {}
    unset: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.values or self.unset)

    def applied_to(self, settings: Settings) -> Settings:
        """The settings with this change. Raises SettingError."""
        for key in self.unset:
            settings = settings.without(key)
        for key, value in self.values.items():
            settings = settings.with_value(key, value)
        return settings


def change_to(settings: Settings, wanted: Mapping[str, object]) -> SettingsChange:
    """The least change that brings these values into force: a default is not written but left to hold."""
    values: dict[str, object] = {}
    unset: list[str] = []
    for key, value in wanted.items():
        if value == settings.get(key):
            continue
        if settings.is_chosen(key) and value == settings.setting(key).default:
            unset.append(key)
        else:
            values[key] = value
    return SettingsChange(values=values, unset=tuple(unset))


def difference(before: Settings, after: Settings) -> SettingsChange:
    """The change that leads from what was chosen before to what is chosen after."""
    values = {
        key: value
        for key, value in after.chosen.items()
        if key not in before.chosen or before.chosen[key] != value
    }
    unset = tuple(key for key in before.chosen if key not in after.chosen)
    return SettingsChange(values=values, unset=unset)


def reset(settings: Settings, keys: Collection[str]) -> SettingsChange:
    """The change after which the defaults hold for these keys."""
    return SettingsChange(unset=tuple(key for key in keys if settings.is_chosen(key)))


def restored(settings: Settings, keys: Collection[str]) -> SettingsChange:
    """The change that brings back what is chosen now, after a reset of these keys."""
    return SettingsChange(
        values={key: settings.get(key) for key in keys if settings.is_chosen(key)}
    )

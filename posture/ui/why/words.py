"""The page's own words: its title, its filters, what stands where there is nothing, settings."""

from posture.core.setting_types import Choice, Duration, Flag, InvalidValueError, OrNone
from posture.core.settings import Settings
from posture.core.settings_catalogue import kind_key
from posture.core.why_settings import SettingThen
from posture.ui.dashboard.written import clock
from posture.ui.i18n import tr
from posture.ui.settings.words import choice_words, duration_words
from posture.ui.why.values import Question, SettingShown, WhyDay


def question_words(question: Question) -> str:
    """A filter by question."""
    match question:
        case Question.ALL:
            return tr("WhyPage", "All")
        case Question.PROMPTS:
            return tr("WhyPage", "Prompts")
        case Question.WAITED:
            return tr("WhyPage", "Waited or held")
        case Question.NOT_COME:
            return tr("WhyPage", "Didn’t come")


def nothing_words(day: WhyDay) -> str:
    """What stands where the day has nothing to tell."""
    if day.off:
        return tr("WhyPage", "A day off. Nothing prompts and nothing is counted.")
    if not day.is_today:
        return tr("WhyPage", "Nothing was decided on this day.")
    if day.first_at is None:
        return tr("WhyPage", "Nothing was decided yet today.")
    form = tr("WhyPage", "Nothing was decided yet today. The first break comes around {time}.")
    return form.format(time=clock(day.first_at))


def no_match_words() -> str:
    """What stands where the filters leave nothing."""
    return tr("WhyPage", "Nothing of this kind on this day.")


def kept_no_more(day: WhyDay) -> str:
    """Said above a day whose causes are gone."""
    if day.kept_days is None:
        return tr("WhyPage", "No causes are kept of this day; these are its outcomes.")
    return tr(
        "WhyPage",
        "Causes are kept for %n day(s). Of this day the outcomes are left.",
        day.kept_days,
    )


def setting_shown(then: SettingThen, settings: Settings) -> SettingShown:
    """`Movement break · Wait for a pause up to: 10 min`, with its value at the time where that is known."""
    parts = kind_key(then.key)
    label = settings.setting(then.key).label
    if parts is not None:
        kind = settings.plan().kind(parts.kind)
        name = parts.kind if kind is None else kind.name
        label = tr("WhyPage", "{kind} · {label}").format(kind=name, label=label)
    if not then.value:
        return SettingShown(then.key, label)
    form = tr("WhyPage", "{label}: {value}")
    words = form.format(label=label, value=value_words(then.key, then.value, settings))
    return SettingShown(then.key, words)


def value_words(key: str, text: str, settings: Settings) -> str:
    """A value as the settings window shows it."""
    kind = settings.setting(key).type
    inner = kind.item if isinstance(kind, OrNone) else kind
    try:
        value = kind.read(text)
    except InvalidValueError:
        value = None
    match inner:
        case Duration() if isinstance(value, float):
            return duration_words(value)
        case Flag():
            return tr("WhyPage", "on") if text == "true" else tr("WhyPage", "off")
        case Choice():
            return choice_words(key, text)
        case _:
            return text

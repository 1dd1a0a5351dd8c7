"""Kind `struktur`: how a post is built, one check a file."""

from collections.abc import Callable

from policies.rules.kind import Kind, Rule, Settings
from policies.rules.silence import Silence
from policies.rules.structure.advertising import Advertising
from policies.rules.structure.emojis import Emojis
from policies.rules.structure.hashtags import Hashtags
from policies.rules.structure.job_ads import JobAds
from policies.rules.structure.lengths import Lengths
from policies.rules.structure.ornaments import Ornaments

CHECKS: dict[str, Callable[[Settings], Rule]] = {
    "advertising": Advertising.read,
    "job-ad": JobAds.read,
    "hashtags": Hashtags.read,
    "ornaments": Ornaments.read,
    "emojis": Emojis.read,
    "length": Lengths.read,
}
NAMES = {
    "werbung": "advertising",
    "stellenanzeige": "job-ad",
    "hashtags": "hashtags",
    "zierschrift": "ornaments",
    "emojis": "emojis",
    "laenge": "length",
}


def read(settings: Settings) -> Rule:
    return CHECKS[settings.choice("check", NAMES)](settings)


KIND = Kind(
    german="struktur",
    english="structure",
    keys={
        "pruefung": "check",
        "woerter": "words",
        "teile": "parts",
        "listen": "lists",
        "kennzeichen": "markers",
        "anlaesse": "occasions",
        "hoechstens": "at_most",
        **Silence.KEYS,
    },
    read=read,
)

"""Kind `struktur`: how a post is built, one check a file."""

from collections.abc import Callable

from policies.rules.kind import Kind, Rule, Settings
from policies.rules.silence import Silence
from policies.rules.structure.advertising import Advertising
from policies.rules.structure.emojis import Emojis
from policies.rules.structure.forms_of_address import FormsOfAddress
from policies.rules.structure.hashtags import Hashtags
from policies.rules.structure.job_ads import JobAds
from policies.rules.structure.languages import Languages
from policies.rules.structure.lengths import Lengths
from policies.rules.structure.many_hashtags import ManyHashtags
from policies.rules.structure.misspellings import Misspellings
from policies.rules.structure.ornaments import Ornaments

CHECKS: dict[str, Callable[[Settings], Rule]] = {
    "advertising": Advertising.read,
    "job-ad": JobAds.read,
    "hashtags": Hashtags.read,
    "hashtag-count": ManyHashtags.read,
    "ornaments": Ornaments.read,
    "emojis": Emojis.read,
    "length": Lengths.read,
    "language": Languages.read,
    "address": FormsOfAddress.read,
    "misspelling": Misspellings.read,
}
NAMES = {
    "werbung": "advertising",
    "stellenanzeige": "job-ad",
    "hashtags": "hashtags",
    "hashtag-zahl": "hashtag-count",
    "zierschrift": "ornaments",
    "emojis": "emojis",
    "laenge": "length",
    "sprache": "language",
    "anrede": "address",
    "schreibweise": "misspelling",
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
        "gaben": "gifts",
        "dank": "thanks",
        "geber": "givers",
        "freunde": "friends",
        "lob": "praise",
        "aufrufe": "calls",
        "anlaesse": "triggers",
        "hoechstens": "at_most",
        "paare": "pairs",
        **Silence.KEYS,
    },
    read=read,
)

"""German licence plates: a registered district, one or two letters, up to four digits."""

import re
from collections.abc import Iterator

from policies.company import Company
from policies.lexicon import lexicon
from policies.reading import Reading

DISTRICTS = lexicon("districts")
PLATE = re.compile(
    r"(?<![\w-])(?P<district>[A-ZÄÖÜ]{1,3})(?P<joint>[-:–]| ?[-:–] ?| )(?P<letters>[A-Z]{1,2})[ -]?"
    r"(?P<digits>[1-9]\d{0,3})[EH]?(?![\w%€-]|[.,]\d)"
)
MODEL_BEFORE = re.compile(r"(?:modell|model|typ|type|serie|series|artikel|art|item|norm|nr|no)\W*$", re.IGNORECASE)
CONTEXT = 12
# FZV, Annex 2: eight signs at most, of which the district may take three.
LONGEST = 8
VEHICLE = re.compile(
    r"(?<!\w)(?:kennzeichen|auto|wagen|pkw|lkw|fahrzeug|transporter|parkt\w*|geparkt\w*|falschparker\w*|halter\w*|fahrer\w*|"
    r"zugeparkt|car|van|truck|plate|parked|driver)(?!\w)",
    re.IGNORECASE,
)


def licence_plates(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one signature for all
    """With a hyphen after the district; with a blank only where the text speaks of a vehicle."""
    for match in PLATE.finditer(reading.plain):
        signs = match["district"] + match["letters"] + match["digits"]
        if match["district"] not in DISTRICTS or len(signs) > LONGEST:
            continue
        if MODEL_BEFORE.search(reading.plain[: match.start()][-CONTEXT:]):
            continue
        if match["joint"] != " " or VEHICLE.search(reading.plain):
            yield match.span()

"""German licence plates: a registered district, one or two letters, up to four digits."""

import re
from collections.abc import Iterable, Iterator

from policies.company import Company
from policies.lexicon import lexicon
from policies.reading import Reading

DISTRICTS = lexicon("districts")
PLATE = re.compile(
    r"(?<![\w-])(?P<district>[A-ZÄÖÜ]{1,3})(?P<joint> ?[-:–·•*.] ?| )(?P<letters>[A-Z]{1,2})[ \-·.]?"
    r"(?P<digits>[1-9]\d{0,3}) ?(?P<sort>[EH]?)(?![\w%€/-]|[.,]\d)"
)
# Written in a hurry: "aur-tt 56".
SMALL_PLATE = re.compile(
    r"(?<![\w-])(?P<letters>[a-zäöü]{1,3} ?[-–:·] ?[a-z]{1,2})[ -]?[1-9]\d{0,3}[eh]?(?![\w%€-]|[.,]\d)"
)
# Great Britain since 2001: area, half-year of registration, three letters; never an I or a Q.
BRITISH_PLATE = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\d|[5-7]\d)(?P<joint> ?)[A-HJ-PR-Z]{3}(?![\w%€-])")
MODEL_BEFORE = re.compile(
    r"(?:aktenzeichen|az\.?|modell|model|typ|type|serie|series|artikel|art|item|norm|nr|no|nummer|number|version|halle|hall|stand"
    r"|booth|raum|room"
    r"|anlage|gerät|maschine|pumpe|kessel|therme|motor|baureihe|säge|schraube|screw|device|engine|machine|screws"
    r"|block|tor|gate|gruppe|group|liga|klasse|linie|bahn|buslinie|flug|flight|zug|bauteil|bühne|reihe|switch"
    r"|router|drucker|printer|server)\W*(?:(?:the|der|die|das|den|dem) )?$",
    re.IGNORECASE,
)
# What is called a plate is one, in small letters and in one piece too.
LABELLED = re.compile(
    r"(?:kennzeichen|nummernschild|schild|kfz|number plate|licen[cs]e plate|registration|plate)\W{1,3}"
    r"(?:(?:ist|lautet|is|mit|no\.?)\W+)?"
    r"(?P<plate>(?P<letters>[a-zäöü]{2,5}|[a-zäöü]{1,3}[ \-:·.]+[a-z]{1,2})[ \-·.]*[1-9]\d{0,3}[eh]?)(?!\w)",
    re.IGNORECASE,
)
ALONE = re.compile(r"(?:D[ |]+)?(?P<letters>[A-ZÄÖÜ]{1,3}[ \-:·.®©°*]+[A-Z]{1,2})[ \-·.]*[1-9]\d{0,3} ?[EH]?")
# "Our dough sheeter is called M-AX 12" speaks of no car.
NAMED_THING = re.compile(
    r"(?<!\w)(?:der|die|das|den|dem|des|einen?|eine[mr]?|the|an?|(?!Wem|Wer|Danke|Achtung)[A-ZÄÖÜ][a-zäöüß]{3,}) $"
)
CALLED = re.compile(r"(?<!\w)(?:heißt|namens|genannt|nennt sich|called|named)\W*$", re.IGNORECASE)
# Without any sign between district and letters: only with the letter of electric and old cars, where one is spoken of.
GLUED = re.compile(r"(?<![\w-])(?P<letters>[A-ZÄÖÜ]{2,5}) ?[1-9]\d{0,3} ?[EH](?![\w%€-]|[.,]\d)")
CONTEXT = 20
# FZV, Annex 2: eight signs at most, of which the district may take three.
LONGEST = 8
VEHICLE = re.compile(
    r"(?<!\w)(?:kennzeichen\w*|wem gehört|wegfahren|umparken|umsetzen|nummernschild\w*|\w*auto|\w*autos|\w*wagen"
    r"|\w*stromer|e-auto\w*|flitzer|oldtimer|\w*camper|dachzelt|kutsche|taxi|limousine|cabriolet|gabelstapler"
    r"|warnblinker|scheinwerfer|licht (?:brennt|an)|(?:park|stell)pl[aä]tz\w*|parkdeck|tiefgarage|umgeparkt|ummelden"
    r"|zulassung\w*|zugelassen|zapfsäule|ladesäule|waschanlage|blockiert|überholt|geblitzt|kolonne|e-up|smart|mini|käfer"
    r"|ducato|vito|crafter|transit|kangoo|touran|tiguan|octavia|fabia|yaris|corolla|twingo|berlingo|seat|mercedes-benz"
    r"|fuhrpark|van|campervan|estate|headlights|hatchback|pick-?up|ute|trailer|tractor|scooter|motorbike|parking"
    r"|anhänger\w*|wohnmobil\w*|gespann|cabrio|traktor|trecker|fiesta|focus|astra|clio"
    r"|opel|ford|skoda|škoda|toyota|renault|fiat|volvo|porsche|hyundai|peugeot|citroen|dacia|mazda|nissan|moped|mofa"
    r"|\w*bus|bulli|polo|golf|passat|sprinter"
    r"|caddy|corsa|bmw|audi|vw|mercedes|tesla|suv|kombi|motorrad|roller|unfall\w*|rampe|einfahrt\w*|pkw|lkw"
    r"|fahrzeug|transporter|parkt\w*|geparkt\w*|falschparker\w*|halter\w*|fahrer\w*|"
    r"zugeparkt|abgeschleppt|blitzer|fahrerflucht|car|cars|lorry|suv|van|truck|plate|parked|driver)(?!\w)",
    re.IGNORECASE,
)


def licence_plates(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:  # noqa: ARG001 - one signature for all
    """With a hyphen after the district; with a blank only where the text speaks of a vehicle."""
    text = reading.plain
    for match in LABELLED.finditer(text):
        if _begins_with_district(match["letters"].upper()):
            yield match.span("plate")
    found = (match.span() for match in PLATE.finditer(text) if _is_district(match))
    yield from _unlabelled(text, found)
    vehicle = VEHICLE.search(text)
    british = (match.span() for match in BRITISH_PLATE.finditer(text) if match["joint"] or vehicle)
    yield from _unlabelled(text, british)
    if vehicle:
        loose = (match for pattern in (SMALL_PLATE, GLUED) for match in pattern.finditer(text))
        small = (match for match in loose if _begins_with_district(match["letters"].upper()))
        yield from _unlabelled(text, (match.span() for match in small))


def _unlabelled(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those that are not called a model, a room or a number."""
    return (place for place in places if not MODEL_BEFORE.search(text[: place[0]][-CONTEXT:]))


def _is_district(match: re.Match[str]) -> bool:
    before = match.string[: match.start()][-CONTEXT:]
    if (CALLED.search(before) or NAMED_THING.search(before)) and not VEHICLE.search(match.string):
        return False
    signs = match["district"] + match["letters"] + match["digits"]
    known = match["district"] in DISTRICTS and len(signs) <= LONGEST
    return known and (match["joint"] != " " or bool(match["sort"] or VEHICLE.search(match.string)))


def _begins_with_district(letters: str) -> bool:
    """One or two letters are left behind it."""
    district, joint, rest = re.sub(r"[^A-ZÄÖÜ]+", "-", letters).partition("-")
    if joint:
        return district in DISTRICTS and bool(rest)
    return any(letters[:-left] in DISTRICTS for left in (1, 2))


def is_plate(line: str) -> bool:
    """Whether a line read in a picture is a plate and nothing else; seals are read as signs or not at all."""
    match = ALONE.fullmatch(line.strip(" |[]()_.,:;'-—"))
    return match is not None and _begins_with_district(match["letters"])

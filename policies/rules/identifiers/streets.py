"""Street addresses of people: with postcode, or where the sentence says that somebody lives there."""

import re
from collections.abc import Iterator

from policies.company import Company
from policies.lexicon import lexicon
from policies.reading import Reading
from policies.spelling import folded

SUFFIX = "straße|strasse|str\\.|weg|gasse|allee|platz|ring|damm|ufer|steig|pfad|chaussee|stieg|hof|berg|graben"
NO_STREETS = lexicon("no_streets")
FIRST_NAMES = lexicon("first_names")
ALONE = "Straße|Strasse|Str\\.?|Weg|Gasse|Allee|Platz|Ring|Damm|Ufer"
# Lengths are bounded so that no text, however odd, takes long.
GERMAN = re.compile(
    rf"(?<!\w)(?P<street>(?:(?:Am|An der|Im|In der|Zum|Zur|Auf dem)\s+)?(?:[A-ZÄÖÜ][\w.']{{0,25}}[ -]){{0,3}}?"
    rf"(?:[A-ZÄÖÜ][\w']{{0,30}}?(?:{SUFFIX})|[A-ZÄÖÜ][\w']{{1,30}}[ -](?:{ALONE})))"
    r"\s*(?P<number>\d{1,3}(?:\s?[a-h](?!\w))?)(?![\w%€]|[.,]\d|\s*(?:km|m|Meter|Minuten|Uhr|Prozent|%|Euro|€)(?!\w))"
    r"(?P<town>\s*(?:[,;|·–-]\s*|\n\s*)?(?:D-)?\d{5}\s+[A-ZÄÖÜ][\w-]+)?"
)
# "Am Alten Markt 3", "Sonnenhalde 17": no street by its ending, but by the postcode after it, or by who lives there.
BEFORE = (
    "Achtern|Auf|Am|An der|An den|Auf dem|Auf der|Auf den|Auf'm|Bei den|Bei der|Beim|Gegenüber"
    "|Hinter dem|Hinter der|Hinterm|Im"
    "|In der|In den"
    "|Neben der|Ober der|Ob der|Über der|Überm|Unter den|Unter der|Unterm|Vor dem|Vor der|Vorm|Zu den|Zum|Zur"
)
# Street signs write "Am Alten Siel", people write "Am alten Siel".
ADJECTIVES = "alten|neuen|großen|grossen|kleinen|langen|kurzen|hohen|tiefen|grünen|weißen|roten|oberen|unteren|breiten"
PLACES = (
    "halde|höhe|leite|leiten|rain|feld|wiese|wiesen|acker|garten|gärten|kamp|twiete|reihe|tor|markt|brink|zeile"
    "|anger|stiege|winkel|höh|leithe|bichl|moos|ried|äcker|tobel|bach|see|kreuz|tannen|eck|hof|weiher|brunnen|platzl|hölzle"
    "|grund|siedlung|park|bogen|brücke|kai|wall|hain|horst|hang|berg|tal|gässle|gässchen|wegle|stieg|gang|hof"
    "|kirche|mühle"
)
NUMBER = (
    r"(?P<number>\d{1,3}(?:\s?[a-hA-H](?!\w))?)(?![\w%€]|[.,]\d|\s*(?:km|m|Meter|Minuten|Uhr|Prozent|%|Euro|€"
    r"|:)(?!\w))"
)
TOWN = r"(?P<town>\s*(?:[,;|·–-]\s*|in\s+|\n\s*)?(?:D-)?\d{5}\s+[A-ZÄÖÜ][\w-]+)"
GERMAN_PLACE = re.compile(
    rf"(?<!\w)(?P<street>(?:{BEFORE})(?:\s+(?:{ADJECTIVES}))?(?:\s+[A-ZÄÖÜ][\w'-]+){{1,2}}"
    rf"|(?:[A-ZÄÖÜ][\w'-]{{0,25}}[ -])?[A-ZÄÖÜ][\w']{{1,25}}(?:{PLACES}))"
    rf"\s+{NUMBER}{TOWN}?"
)
# Whatever it is called: a name, a house number, a postcode, a town.
WITH_POSTCODE = re.compile(
    rf"(?<!\w)(?P<street>[A-ZÄÖÜ][\w.'-]{{1,25}}(?:\s+(?:[a-zäöü]{{2,4}}\s+)?[A-ZÄÖÜ][\w.'-]{{1,25}}){{0,2}})\s+{NUMBER}{TOWN}"
    rf""
)
# "Achtern Diek 4", where the text says that somebody lives there.
ANY_NAME = re.compile(
    rf"(?<!\w)(?P<street>[A-ZÄÖÜ][a-zäöüß'-]{{1,25}}(?:\s+de[nmr]?)?(?:\s+[A-ZÄÖÜ][a-zäöüß'-]{{1,25}}){{1,2}})\s+{NUMBER}"
    rf""
    r"(?P<town>)(?=\s*(?:[.,;)!?\n]|$))"
)
ENGLISH = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,4}[a-hA-H]?)\s+(?P<street>(?:[A-Z][\w'-]*\s+){1,3}?"
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Close|Crescent|Gardens|Terrace|Hill|Row|Way|Court|Place"
    r"|Square|Grove|Mews|Rise|Parade|Walk|Cottages?|Villas?|View|Boulevard|Blvd\.?|Circle|Parkway|Green|Park|Side|Wharf"
    r"|Croft|Gate|Vale|Dell|Fields|Bank|Orchard|Meadows?|Chase|End|Path|Quay))(?!\w)"
    r"(?P<town>,?\s+(?:[A-Z][\w-]*[, ]+){0,3}(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]{2}\s+\d{5}|\d{5}))?"
)
# The German street in English order, with its postcode: "9 Haselmausweg, 81825 Munich".
NUMBER_FIRST = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}[a-hA-H]?)\s+(?P<street>[A-ZÄÖÜ][\w'-]+(?:\s+[A-ZÄÖÜ][\w'-]+){0,2})"
    r"(?P<town>,?\s+(?:in\s+)?\d{5}\s+[A-ZÄÖÜ][\w-]+)"
)
# In small letters throughout: "in die gartenstraße 12"; only where somebody is visited or lives.
SMALL = re.compile(
    rf"(?<!\w)(?:in die|in der|in den|im|am|an der|aus der|zur) (?P<street>[a-zäöüß][a-zäöüß' -]{{2,30}}?(?:straße"
    rf"|strasse|str\.|weg|gasse|allee"
    rf"|platz|ring|damm|ufer))\s*{NUMBER}(?P<town>)"
)
# Something was done for somebody there.
DONE = re.compile(
    r"(?<!\w)(?:gebracht|geliefert|ausgeliefert|abgeholt|zugestellt|eingebaut|montiert|repariert|delivered"
    r"|dropped off|fitted|installed"
    r"|brought|picked up)(?!\w)",
    re.IGNORECASE,
)
LIVES = re.compile(
    r"(?<!\w)(?:wohn(?:t|e|en|te|haft|ort|adresse|ung|sitz)|haust|leb(?:t|te)|umgezogen|eingezogen|gezogen|klingeln"
    r"|privat\w*|(?:zu|nach) ?hause?|daheim|heimadresse|adresse|anschrift|postkarten?|\w*wünsche"
    r"|familie|fam\.|eheleute|ehepaar|(?:frau|herrn?) (?-i:[A-ZÄÖÜ]\w+),? (?:aus|in|an)|bei (?:frau|herrn)"
    r"|\w*(?:post|karten|blumen|pakete?|päckchen|geschenke?) (?:gern |bitte |direkt |gehen |geht )*(?:an|für"
    r"|zu)|geht an"
    r"|grillt|klingel\w*|hinterhaus|dachgeschoss|\w+er stock|\d\. ?(?:stock|og)|etage|haustür|briefkasten"
    r"|gartentor|vorgarten"
    r"|(?:seine?|ihre?|meine?|deren|eure?)[nmrs]? (?:haus|wohnung|garten|garage|hof|bude|zuhause|neue\w*|eltern"
    r"|oma|familie)"
    r"|umzug von|eltern von|mama von|witwe|nachlass|haushaltsauflösung|wohnungsauflösung|polterabend"
    r"|bei (?:(?-i:den [A-ZÄÖÜ]\w+s)|sich|ihm|ihr|ihnen|mir|uns daheim|(?-i:(?:der "
    r"|dem )?[A-ZÄÖÜ][a-zäöüß]+(?= ab(?!\w)|,)))"
    r"|zu (?:ihm|ihr|ihnen)|(?:holt|abzuholen|abholen|abholung)\w* (?:\w+ )?bei (?-i:[A-ZÄÖÜ])\w+"
    r"|hausbesuch\w*|(?-i:Herrn? [A-Z]|Frau [A-Z])|round (?:at |to )?(?:his|hers|theirs|mine)"
    r"|(?:bei|von|für) (?:unser\w* |ein\w* |d\w{2} )?(?:\w+e[nrms]? )?(?:\w*bauherr\w*|\w*kund\w*|patient\w*"
    r"|mieter\w*|nachbar\w*|kolleg\w*|trainer\w*)"
    r"|lives?|lived|living|homes?|private|address|resides?|mrs?|ms|owners? (?:at|of)|flat|apartment|moved (?:in)?to"
    r"|mum|mom|dad|parents|gran|grandma|widow|cards?|flowers (?:to|for)|letterbox|front door|doorbell|round at|knock"
    r"|pick(?:ed)? (?:it |them )?up from (?-i:[A-Z])\w+|belongs to|family (?:at|of|in|on)"
    r"|(?:customer|client|neighbour|couple)s? (?:at|in|on)"
    r"|(?:his|her|their|my|\w+['’]s) (?:place|house|flat|door|garden|garage|gaff))(?!\w)",
    re.IGNORECASE,
)
VENUE = re.compile(
    r"(?:\w*halle|\w*saal|\w*haus|hotel|trifft sich|treffen|treffpunkt|findet|kurs\w*|konzert\w*|eröffn\w*|besucht"
    r"|besuchen sie|messe\w*|restaurant|gasthof|gasthaus|rathaus|hochschule|universität|museum|gmbh|schule"
    r"|verein\w*|kirche|zentrum"
    r"|center|theater|klinik\w*|krankenhaus|markt|filiale|laden|geschäft|werkstatt|büro|studio|treffpunkt|campus"
    r"|lager|niederlassung|standort|zentrale|wir ziehen|findet ihr uns|finden sie uns|find us|halls?|shop|store|branch"
    r"|office|school|church|museum|venue|theatre|showroom)(?!\w)",
    re.IGNORECASE,
)
# Somebody spoken of right before: "Bauherr aus dem Hagellocher Weg 44", "bei Oma Elfriede im Brunnenweg 3".
SOMEBODY = re.compile(
    r"(?<!\w)(?:(?:oma|opa|tante|onkel|mama|papa|bauherr\w*|besitzer\w*|eigentümer\w*|bewohner\w*|kund(?:e|in)n?|mieter\w*"
    r"|nachbar\w*|patient\w*|stammkund\w*|stammgast|(?:der|die|unser\w*) (?:chef\w*|azubi\w*|kolleg\w*|meister\w*"
    r"|hausmeister\w*)"
    r"|leute|famil(?:ie|y)|fam\.|frau|herrn?|mrs?\.?|ms\.?|owner|customer|client|neighbour|granny|uncle|aunt|boss|tenant)"
    r"(?:[ ,]+(?:unser\w*|der|die|vom|von|in|mit) )?(?: (?-i:[A-ZÄÖÜ])\w+){0,2}"
    r"|(?P<name>(?-i:[A-ZÄÖÜ])[a-zäöüß]+)(?:['’]s?)?)"
    r"[ ,(:–-]*(?:(?:mit,? |wohnhaft |zu hause |daheim )?(?:in die|im|in der|in dem|in den|in|am|an der|aus dem"
    r"|aus der|aus|vom|von der|auf dem"
    r"|auf der|at|on|of|from|mit)(?: haus| house)?[ ,]*)?$",
    re.IGNORECASE,
)
CONTEXT = 120
AFTERTHOUGHT = 30


def street_addresses(reading: Reading, company: Company) -> Iterator[tuple[int, int]]:
    text = reading.plain
    own = [_comparable(address) for address in company.addresses]
    taken: list[tuple[int, int]] = []
    for match in (
        match
        for pattern in (GERMAN, GERMAN_PLACE, ENGLISH, NUMBER_FIRST, SMALL, WITH_POSTCODE, ANY_NAME)
        for match in pattern.finditer(text)
    ):
        overlaps = any(match.start() < last and first < match.end() for first, last in taken)
        if overlaps or folded(match["street"]) in NO_STREETS or _is_own(match, own):
            continue
        if _is_home(match, text):
            taken.append(match.span())
            yield match.span()


def _is_home(match: re.Match[str], text: str) -> bool:
    """Somebody lives there; or it is a full address, and the line before names no public place."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()][-CONTEXT:]
    after = text[match.end() : match.end() + AFTERTHOUGHT]
    if LIVES.search(before) or LIVES.search(after):
        return True
    return not VENUE.search(before) and bool(match["town"] or DONE.search(after) or _somebodys(before, match["street"]))


def _somebodys(before: str, street: str) -> bool:
    """Whoever is spoken of may have been taken for the first word of the street: "Kundin Hechinger Str. 203"."""
    first, blank, rest = street.partition(" ")
    found = SOMEBODY.search(before) or (SOMEBODY.search(f"{before}{first}{blank}") if rest else None)
    return found is not None and (found["name"] is None or folded(found["name"]) in FIRST_NAMES)


def _is_own(match: re.Match[str], own: list[str]) -> bool:
    written = _comparable(f"{match['street']} {match['number']}")
    turned = _comparable(f"{match['number']} {match['street']}")
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", address) for address in own for one in (written, turned))


def _comparable(address: str) -> str:
    """One spelling of "Haupt-Str. 5 a" and "Hauptstraße 5a", of "Alte Gasse 9" and "in der Alten Gasse 9"."""
    text = re.sub(r"str(?:\.|asse)(?!\w)|str(?=\s)", "strasse ", folded(address))
    text = re.sub(r"(?<=\d)\s+(?=[a-h](?!\w))", "", re.sub(r"[^\w]+", " ", text))
    text = re.sub(r"(?<=\w{3})e[nmrs]?(?= [^\W\d])", "", text)
    return re.sub(r"\s*(?=(?:strasse|weg|platz|allee|gasse)(?!\w))", "", text).strip()

"""A company after four years with Freigabe: `python -m tests.benchmarks.large_company FOLDER` fills a house on SQLite.

500 people (12 contacts, 3 leads, 2 auditors), 20,000 posts, of which one in a hundred is under way, 60,000 pictures.
"""

import dataclasses
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from sqlalchemy import event

from approvals.appearances import Picture
from approvals.consents import Consent, Purpose
from approvals.desk.taking_in import original
from approvals.fingerprint import new_id
from approvals.holds import Hold
from approvals.people import Absence, Person, Role
from approvals.placements import Place
from approvals.posts import Stage
from approvals.remarks import Remark
from flows.house import House
from flows.settings import Settings
from tests.benchmarks.bulk import keep_posts
from tests.benchmarks.fates import DECIDED, UNDER_WAY, Fate
from tests.benchmarks.imagined import Imagination, Imagined

FIRST_NAMES = ("Anna", "Ben", "Clara", "Dora", "Emil", "Frida", "Gustav", "Hanna", "Ida", "Jonas", "Karla", "Lena")
LAST_NAMES = ("Adler", "Berg", "Conrad", "Dietz", "Ebner", "Falk", "Graf", "Huber", "Imhof", "Jung", "Keller", "Lang")
ROLES = (*[Role.CONTACT] * 12, *[Role.LEAD] * 3, *[Role.AUDITOR] * 2, Role.ADMIN)
FOUR_YEARS = timedelta(days=4 * 365)
PHOTOS = 36


@dataclass(frozen=True)
class LargeCompany:
    """Who is there, and some posts to look at, by ids."""

    staff: tuple[str, ...]
    contacts: tuple[str, ...]
    leads: tuple[str, ...]
    auditors: tuple[str, ...]
    under_way: tuple[str, ...]
    decided: tuple[str, ...]


def fill(folder: Path, *, people: int = 500, posts: int = 20_000) -> LargeCompany:
    """Fill a new house in this folder; a hundredth of the posts, at least one of each fate, is under way."""
    house, chance, now = House(Settings(home=folder)), random.Random(3), datetime.now(UTC)
    event.listen(house.database, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF").close())
    everybody = _hire(house, people)
    who = {role: tuple(p.id for p in everybody.values() if role in p.roles) for role in Role}
    with house.begin(reading=True) as work:
        company, rules = work.company, work.rules
    mind = Imagination(chance, everybody, who[Role.STAFF], who[Role.CONTACT], company, house.clauses, now)
    going = max(posts // 100, len(UNDER_WAY))
    decided = chance.choices(list(DECIDED), list(DECIDED.values()), k=posts - going)
    fates = [*decided, *(UNDER_WAY[number % len(UNDER_WAY)] for number in range(going))]
    ids = keep_posts(house, Imagining(mind, fates, _photos(house, now)), rules)
    _keep_beside(house, who, fates, ids)
    handed_in = tuple(one for one, fate in zip(ids[-going:], fates[-going:], strict=True) if fate.stage != Stage.DRAFT)
    return LargeCompany(
        who[Role.STAFF], who[Role.CONTACT], who[Role.LEAD], who[Role.AUDITOR], handed_in, tuple(ids[:50])
    )


@dataclass(frozen=True)
class Imagining:
    """Posts with these fates, the oldest first; the newest show photos that there are."""

    mind: Imagination
    fates: Sequence[Fate]
    photos: Sequence[Picture]

    def __iter__(self) -> Iterator[Imagined]:
        real = len(self.photos) // 3
        for number, fate in enumerate(self.fates):
            left = len(self.fates) - number
            newest = self.mind.now - timedelta(days=4)
            created = newest - FOUR_YEARS * (left / len(self.fates)) if fate in DECIDED else newest
            shown = self.photos[3 * left - 3 : 3 * left] if left <= real else [self._unseen() for _ in range(3)]
            yield self.mind.post(fate, created, shown)

    def _unseen(self) -> Picture:
        return Picture(new_id() * 4, "jpeg", 1200, 800, 90_000, False, False, None, "", self.mind.now)


def _hire(house: House, count: int) -> dict[str, Person]:
    """Contacts, leads and the admin are staff as well; auditors only read."""
    everybody = {}
    with house.begin() as work:
        for number in range(count):
            extra = frozenset(ROLES[number : number + 1])
            roles = extra if Role.AUDITOR in extra else extra | {Role.STAFF}
            first, last = FIRST_NAMES[number % 12], LAST_NAMES[number // 12 % 12]
            handle = f"{first}.{last}.{number}".lower()
            person = Person(new_id(), handle, f"{first} {last}", f"{handle}@example.test", "de", roles)
            work.people.add(person)
            work.record("hired", None, person.id, roles=sorted(roles))
            everybody[person.id] = person
        work.commit()
    return everybody


def _photos(house: House, now: datetime) -> list[Picture]:
    """Small real photos, no two alike."""
    photos = []
    for number in range(PHOTOS):
        image = Image.effect_noise((600, 400), 30).convert("RGB")
        ImageDraw.Draw(image).ellipse((60 + 5 * number, 80, 180 + 5 * number, 220), fill=(230, 180, 150))
        image.save(bytes_ := BytesIO(), "JPEG", quality=70)
        data = bytes_.getvalue()
        photo = Picture(sha256(data).hexdigest(), "jpeg", 600, 400, len(data), False, False, None, "", now)
        house.objects.put(original(photo.id), data)
        photos.append(photo)
    return photos


def _keep_beside(house: House, who: Mapping[Role, Sequence[str]], fates: Sequence[Fate], ids: Sequence[str]) -> None:
    """Absences, consents, a hold, and what contacts wrote."""
    staff, contacts = who[Role.STAFF], who[Role.CONTACT]
    week, text = timedelta(days=7), "Bitte ein anderes Bild nehmen."
    with house.begin() as work:
        now = work.now
        for number, contact in enumerate(contacts):
            starts = now - week / 2 if number == 0 else now - number * 8 * week
            work.absences.add(Absence(new_id(), contact, staff[-1 - number], starts, starts + week, contact))
        for number, person in enumerate(staff):
            purpose = Purpose.APPEAR if number % 2 else Purpose.MATCH
            on = frozenset({"export"}) if purpose is Purpose.APPEAR else frozenset[str]()
            shown, starts = f"{purpose}.de.1", now - number * timedelta(days=2)
            given = Consent(new_id(), person, purpose, on, "Werksfest", starts, None, shown, person, starts)
            paper = {"paper": "scans/1", "by": contacts[0]} if number in {31, 33, 35} else {}
            work.consents.add(dataclasses.replace(given, **paper))
        for fate, post in zip(fates, ids, strict=True):
            if fate.stage in {Stage.RETURNED, Stage.REJECTED}:
                work.remarks.add(Remark(new_id(), post, fate.stage, text, contacts[1], now))
        held = next(post for fate, post in zip(fates, ids, strict=True) if fate.place is Place.HELD)
        remark = Remark(new_id(), held, "hold", "Noch klären", who[Role.LEAD][0], now)
        work.remarks.add(remark)
        work.holds.add(Hold(new_id(), f"post:{held}", remark.id, remark.person, now))
        work.commit()


if __name__ == "__main__":
    begun = time.monotonic()
    fill(Path(sys.argv[1]))
    print(f"{time.monotonic() - begun:.0f} s")  # noqa: T201 - whoever fills it waits for it

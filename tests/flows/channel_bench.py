"""What tests of channels need: pictures that are pictures, a parcel, a connection to a double, time that passes."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import httpx
from PIL import Image

from approvals.channels import Channel, ChannelRefused, OutcomeUnknown, Parcel, PublicPictures, Sent
from approvals.desk.lending import Lending
from approvals.desk.taking_in import rendered
from flows.channels import facebook, instagram, linkedin
from flows.channels.connecting import Connection
from flows.channels.guard import Allowed, guarded
from flows.channels.once import CALLED
from tests.office import Office
from tests.servers.double import Double
from tests.servers.facebook_double import PAGE
from tests.servers.instagram_double import ACCOUNT
from tests.servers.linkedin_double import CLIENT, SECRET
from tests.website import served

TEXT = "Zehn Jahre (und mehr) mit @Emil, #Team_A & Freunden!"
COLOURS = ("red", "green", "blue", "orange", "purple", "teal", "navy", "olive", "maroon", "gold", "pink")
KINDS = {kind.name: kind for kind in (facebook.KIND, instagram.KIND, linkedin.KIND)}
SETTINGS = {
    "facebook": {"page": PAGE},
    "instagram": {"account": ACCOUNT},
    "linkedin": {"organization": "5583111", "client_id": CLIENT},
}


class Sheet(dict[str, str]):
    """Notes that live as long as the test."""

    def keep(self, name: str, value: str) -> None:
        self[name] = value


@cache
def jpeg(width: int = 1080, height: int = 1350, colour: str = "red", kind: str = "JPEG") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, kind)
    return written.getvalue()


def picture(colour: str = "red", alt: str = "Emil lacht", size: tuple[int, int] = (1080, 1350)) -> Sent:
    return Sent(f"{colour}.jpg", jpeg(*size, colour), alt, *size)


def parcel(count: int = 2, text: str = TEXT, **more: object) -> Parcel:
    return Parcel("p1", text, tuple(picture(colour, **more) for colour in COLOURS[:count]), {})


def connected(
    kind: str, double: Double, pictures: PublicPictures | None = None, *, waits: float = 10, **settings: str
) -> Channel:
    """As the product builds it. `waits` is how many seconds it waits for an answer."""
    told = SETTINGS[kind] | {"server": double.address} | settings
    secrets = {"token": double.token, "client_secret": SECRET}
    return KINDS[kind].build(Connection(kind, told, secrets, impatient(waits), pictures))


def impatient(seconds: float) -> httpx.Client:
    """The client of the product, which waits this long for an answer instead of twenty seconds."""
    client = guarded(Allowed.read("127.0.0.1"))
    client.timeout = httpx.Timeout(seconds)
    return client


def long_ago(notes: Sheet) -> None:
    """As if the last call had been made ten minutes earlier than it was."""
    if notes.get(CALLED):
        notes[CALLED] = (datetime.fromisoformat(notes[CALLED]) - timedelta(minutes=10)).isoformat()


def carried_on(channel: Channel, sent: Parcel, notes: Sheet) -> str:
    """What the desk does until it knows where it is: repeat what was refused for now, look up what is unknown."""
    began, unknown = datetime.now(UTC), False
    for _ in range(8):
        try:
            address = channel.look_up(sent, notes, began) if unknown else channel.deliver(sent, notes)
        except ChannelRefused as refused:
            if not refused.again:
                raise
        except OutcomeUnknown:
            unknown = True
            long_ago(notes)
        else:
            unknown = False
            if address is not None:
                return address
    raise AssertionError("never out")


@contextmanager
def lending(folder: Path, *sent: Sent) -> Iterator[Lending]:
    """The real pages on a real port, which lend these pictures."""
    office = Office(folder)
    for one in sent:
        office.objects.put(rendered(sha256(one.data).hexdigest()), one.data)
    with served(office) as premises:
        yield Lending(premises.begin, premises.objects, premises.address)
    office.engine.dispose()

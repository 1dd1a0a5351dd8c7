"""A day in the storm: everybody at work, everything failing, and the reckoning when it is over."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass

import httpx

from approvals.desk import channel_accounts, passing
from approvals.passes import Opens
from approvals.people import Role
from flows.demo.event_photo import compose, save_with_metadata
from flows.demo.people import ANNA, BEN, CLARA, EMIL, Colleague
from tests.flows.firm import Firm
from tests.machines import Machines
from tests.servers.double import serving
from tests.servers.webhook_receiver import KEY_ID, SECRET, WebhookReceiver
from tests.service import until
from tests.storm import people
from tests.storm.people import Someone, at_work
from tests.storm.reckoning import Kept, reckoned
from tests.storm.weather import Weather

ROLES = {"staff": Role.STAFF, "pictured": Role.STAFF, "contact": Role.CONTACT, "lead": Role.LEAD}


@dataclass
class Day:
    """How it went."""

    everybody: Sequence[Someone]
    weather: Weather
    kept: Kept
    broken: Mapping[str, Sequence[str]]
    received: Mapping[str, Sequence[str]]
    repeated: int

    @property
    def asked(self) -> int:
        return sum(one.asked for one in self.everybody)

    @property
    def broke_off(self) -> int:
        return sum(one.broke_off for one in self.everybody)


@dataclass(frozen=True)
class Plan:
    """Who works for how long; every `pause` seconds something is killed; all is quiet `settle` seconds later."""

    staffing: Mapping[str, int]
    seconds: float
    pause: float
    settle: float
    seed: int = 1


def stormy_day(machines: Machines, firm: Firm, plan: Plan) -> Day:
    """Let them work, then wait until nothing is under way, and reckon."""
    chance = random.Random(plan.seed)
    with ExitStack() as ends:
        receiver = WebhookReceiver()
        ends.enter_context(serving(receiver))
        _connect(firm, receiver)
        everybody = [ends.enter_context(one) for one in _everybody(machines, firm, plan.staffing, chance)]
        weather = Weather(machines, chance, plan.pause)
        with weather:
            at_work(everybody, plan.seconds, 1.0)
        until(machines.keep_up, 240)
        until(lambda: not firm.home.outbox.waiting(), plan.settle)
        with firm.begin(reading=True) as work:
            kept = Kept.read(work)
        received = {
            "export": [path.name for path in firm.exported()],
            "webhook": [f"https://intranet.example/news/{key}" for key in receiver.kept],
        }
        told = [one for each in everybody for one in each.told]
        repeated = receiver.posted - len(receiver.kept)
        return Day(everybody, weather, kept, reckoned(kept, told, received), received, repeated)


def _connect(firm: Firm, receiver: WebhookReceiver) -> None:
    settings = {"url": f"{receiver.address}/news", "key_id": KEY_ID}
    given = {"kind": "webhook", "name": "webhook", "settings": settings, "secrets": {"secret": SECRET}}
    channel_accounts.add(firm.begin, firm.home.connect, **given, by=firm.people["lena"])


def _everybody(
    machines: Machines, firm: Firm, staffing: Mapping[str, int], chance: random.Random
) -> Iterator[AbstractContextManager[Someone]]:
    parties = ((BEN,), (ANNA, EMIL), (CLARA, BEN))
    photos = [_photo(firm, party, number) for number, party in enumerate(parties)]
    hired = {role: [firm.hire(f"{role}{n}", ROLES[role]) for n in range(count)] for role, count in staffing.items()}
    people.PICTURED[:] = hired["pictured"]
    for role, ids in hired.items():
        for person in ids:
            mind = random.Random(chance.random())
            yield _entered(machines, firm, lambda client, person=person, role=role, mind=mind: Someone(
                person, role, client, mind, photos
            ))  # fmt: skip


@contextmanager
def _entered(machines: Machines, firm: Firm, someone: Callable[[httpx.Client], Someone]) -> Iterator[Someone]:
    """With a program of their own, which reaches the pages by the proxy."""
    with httpx.Client(base_url=machines.address, trust_env=False, timeout=30) as client:
        entered = someone(client)
        secret = passing.issue(firm.begin, Opens.API, entered.id).secret
        client.headers["Authorization"] = f"Bearer {secret}"
        yield entered


def _photo(firm: Firm, party: Sequence[Colleague], number: int) -> bytes:
    path = firm.folder / f"storm{number}.jpg"
    save_with_metadata(compose([one.figure for one in party if one.figure]), path)
    return path.read_bytes()

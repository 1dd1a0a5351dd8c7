"""Seven processes on one database, one object store and one Prefect: settings only, the same code."""

import signal
from collections.abc import Iterator

import httpx
import pytest

from approvals.desk import answering, passing
from approvals.passes import Opens
from flows.demo.people import BEN
from tests.flows.firm import Firm
from tests.machines import PARTS, Machines, machines
from tests.servers.postgres import Postgres
from tests.servers.s3 import S3, with_bucket
from tests.service import until

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres, s3_server: S3) -> Iterator[Machines]:
    with machines(tmp_path_factory.mktemp("machines"), postgres, with_bucket(s3_server)) as all_parts:
        yield all_parts


@pytest.fixture(scope="module")
def firm(several: Machines) -> Firm:
    return Firm.founded(several.home)


@pytest.fixture
def anna(several: Machines, firm: Firm) -> Iterator[httpx.Client]:
    """Her own program, which reaches the pages by the proxy."""
    secret = passing.issue(firm.begin, Opens.API, firm.people["anna"]).secret
    headers = {"Authorization": f"Bearer {secret}"}
    with httpx.Client(base_url=several.address, headers=headers, trust_env=False, timeout=30) as client:
        yield client


def test_one_draft_through_all_machines(several: Machines, firm: Firm, anna: httpx.Client):
    """Handed in by the proxy, looked at by a faces machine, and delivered once by the delivery machine."""
    post = _hand_in(anna, firm.party([BEN.figure], name="ben.jpg"))
    until(lambda: several.alive() and firm.stage(post) == "open", 240)

    firm.name(post, 0, "ben")
    until(lambda: answering.questions(firm.begin, firm.people["ben"]), 120)
    firm.say("ben", "yes")
    firm.sign(post)
    firm.release(post, seconds=1)

    until(lambda: several.alive() and firm.places(post)["export"] == "published", 120)
    assert len(firm.exported()) == 1


def test_a_killed_machine_holds_nothing_up(several: Machines, firm: Firm, anna: httpx.Client):
    """One page process and one faces machine are killed: what is handed in then is taken and looked at all the same."""
    several.kill("pages 1")
    several.kill("faces 1")
    posts = [_hand_in(anna, firm.party([BEN.figure], name=f"ben{number}.jpg")) for number in range(3)]

    several.start("pages 1")
    several.start("faces 1")
    until(lambda: all(firm.stage(post) == "open" for post in posts), 400)


def test_prefect_asks_everybody_for_its_password(several: Machines):
    """Whoever reaches its port learns nothing and can start nothing."""
    said = httpx.post(f"{several.common['FREIGABE_PREFECT']}/flow_runs/filter", json={}, trust_env=False)

    assert said.status_code == 401


def test_told_to_stop_each_ends_by_itself(several: Machines):
    """SIGTERM, Prefect's server last: exit code 0, or that of the signal where there was nothing to finish."""
    ended = several.end()

    assert set(ended) == set(PARTS)
    assert set(ended.values()) <= {0, -signal.SIGTERM}
    assert [ended[name] for name in ("dispatch", "delivery", "faces 2", "prefect")] == [0] * 4


def _hand_in(client: httpx.Client, picture: str) -> str:
    shown = [{"picture": picture, "alt": "Ben im Garten", "rights": "Anna"}]
    said = {"text": "Sommer im Garten", "channels": ["export"], "pictures": shown}
    draft = client.post("/api/v1/drafts", json=said).raise_for_status().json()
    client.post(f"/api/v1/drafts/{draft['id']}/hand-in", json={"version": draft["version"]}).raise_for_status()
    return str(draft["id"])

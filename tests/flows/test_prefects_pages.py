"""What Prefect shows and keeps: run names, tags and counts, and nothing that is a name, a text or a file name."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import httpx
import pytest
from sqlalchemy import text

from approvals.appearances import Said
from flows.check_post import check_post
from flows.demo.people import EMIL
from flows.errors import StepFailed
from flows.settings import Settings
from tests.flows.firm import Firm
from tests.flows.working import work_off
from tests.office import ALT

TEXT, NAME, FILE, TROUBLE = "Quittenmarmelade", "Zwiebelkuchen", "Kirschkernweitspucken", "Hollerbusch"
PLANTED = (TEXT, NAME, FILE, TROUBLE, ALT, "Anna Berg", "example.test")

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Api:
    """Prefect's own API, as its pages read it."""

    address: str

    def found(self, kind: str, **filters: object) -> list[Mapping[str, object]]:
        answer = httpx.post(f"{self.address}/{kind}/filter", json=filters, trust_env=False)
        answer.raise_for_status()
        found: list[Mapping[str, object]] = answer.json()
        return found


@pytest.fixture(scope="module")
def api(prefect: Settings) -> Api:
    return Api(prefect.prefect_api)


@pytest.fixture(scope="module")
def gone_out(seeing_firm: Firm, api: Api) -> str:  # noqa: ARG001 - Prefect has to run
    """Emil, by another name, is found in a photo, asked, says yes; it goes out; he says no, and it comes down."""
    with seeing_firm.begin() as work:
        emil = work.people.get(seeing_firm.people["emil"])
        work.people.save(replace(emil, name=NAME, mail=f"{NAME}@example.test"))
        work.commit()
    picture = seeing_firm.party([EMIL.figure], name=f"{FILE}.jpg")
    post = seeing_firm.submit(f"{TEXT} für alle!", pictures=[picture]).id
    work_off(seeing_firm)
    seeing_firm.say("emil", Said.YES)
    seeing_firm.sign(post)
    seeing_firm.release(post, seconds=0.2)
    work_off(seeing_firm)
    seeing_firm.say("emil", Said.NO)
    work_off(seeing_firm)
    assert seeing_firm.places(post) == {"export": "taken_down"}
    return post


@pytest.fixture(scope="module")
def failed(seeing_firm: Firm, gone_out: str) -> str:  # noqa: ARG001 - it breaks the table for later ones
    """A check that fails because the database complains, with the draft's words in its complaint."""
    with seeing_firm.engine.begin() as connection:
        connection.execute(
            text(f"CREATE TRIGGER t BEFORE INSERT ON judgements BEGIN SELECT RAISE(FAIL, '{TROUBLE}'); END")
        )
    post = seeing_firm.submit(f"Ruft an: {TEXT}").id
    with pytest.raises(StepFailed):
        asyncio.run(check_post(post))
    return post


def test_a_run_is_named_and_tagged_with_its_post(api: Api, gone_out: str):
    """Looking for a post in Prefect's pages finds its checks, its publication, its take-down and its notice."""
    runs = api.found("flow_runs", flow_runs={"tags": {"all_": [f"post:{gone_out}"]}})
    names = [str(run["name"]) for run in runs]

    assert f"check post {gone_out}" in names
    assert {name.rpartition(" ")[0] for name in names} == {
        "check post", "publish", "take down placement", "send notice",
    }  # fmt: skip


def test_a_check_leaves_a_table_of_what_it_found(api: Api, gone_out: str):
    """The artifact counts pictures and faces, and says the stage."""
    artifacts = api.found("artifacts", artifacts={"key": {"any_": [f"post-{gone_out}"]}})

    assert "| pictures | 1 |\n| faces | 1 |" in str(artifacts[0]["data"])


def test_a_failed_run_tells_the_kind_of_trouble_only(api: Api, failed: str):
    """The database quotes the draft in its complaint; Prefect's run says that it was an IntegrityError."""
    (run,) = api.found("flow_runs", flow_runs={"name": {"any_": [f"check post {failed}"]}})

    assert "IntegrityError" in str(run["state"])
    assert TROUBLE not in str(run)


@pytest.mark.parametrize("kind", ["flow_runs", "task_runs", "artifacts", "logs", "events"])
@pytest.mark.usefixtures("failed")
def test_prefect_hears_no_name_no_text_and_no_file_name(api: Api, kind: str):
    """Nothing that its pages can show contains what was planted."""
    told = json.dumps(api.found(kind), ensure_ascii=False)

    assert [word for word in PLANTED if word.lower() in told.lower()] == []


@pytest.mark.usefixtures("failed")
def test_prefect_keeps_no_name_no_text_and_no_file_name(prefect: Settings):
    """Neither its database nor any other of its files contains what was planted, byte for byte."""
    kept = b"".join(path.read_bytes() for path in prefect.prefect_home.rglob("*") if path.is_file())

    assert b"check post" in kept
    assert [word for word in PLANTED if word.encode() in kept] == []

"""What others write below our posts is fetched now and then, follows what they change, and goes when they delete it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from approvals.channel_comments import ChannelComment
from approvals.channels import Channel, ChannelRefused, Comment, Talk
from approvals.desk import drafting, fetching_comments, tidying
from approvals.retention import PERIODS, Kind
from tests.office import MONDAY, Office
from tests.pinboard import Pinboard

LATER = MONDAY + timedelta(minutes=5)
PRAISE = Comment("1", "Ute Stamm", "Gratuliere!", LATER, "https://board.example/1")
ANSWER = Comment("2", "Kai", "Ich auch!", LATER, parent="1")


@dataclass
class Talkative(Pinboard):
    """A board below which people write; `trouble` is raised instead of telling."""

    said: Sequence[Comment] = (PRAISE, ANSWER)
    complete: bool = True
    trouble: Exception | None = None
    asked: int = 0

    def comments(self, address: str) -> Talk:  # noqa: ARG002 - whatever hangs there
        self.asked += 1
        if self.trouble:
            raise self.trouble
        return Talk(self.said, self.complete)


@pytest.fixture
def board(office: Office) -> Talkative:
    office.board = Talkative("export")
    office.published("ben")
    return office.board


def fetched(office: Office, channel: Callable[[str], Channel] | None = None, **later: float) -> list[ChannelComment]:
    office.clock.move(**later or {"minutes": 10})
    fetching_comments.sweep_comments(office.begin, channel or (lambda _: office.board))
    with office.begin(reading=True) as work:
        return work.channel_comments.find()


def texts(found: Sequence[ChannelComment]) -> list[str]:
    return [one.text for one in found]


def test_comments_are_kept_once_with_whom_they_answer(office: Office, board: Talkative) -> None:
    """Who, what, when, where; however often the channel tells them."""
    fetched(office)
    praise, answer = fetched(office, hours=2)
    assert (praise.author, praise.text, praise.at, praise.link) == ("Ute Stamm", "Gratuliere!", LATER, PRAISE.link)
    assert (answer.parent, praise.parent, board.asked) == (praise.id, None, 2)


def test_it_is_asked_hourly_then_daily_and_in_the_end_no_more(office: Office, board: Talkative) -> None:
    """As for numbers: two days, ninety days."""
    for later, asked in (({"minutes": 1}, 1), ({"minutes": 30}, 1), ({"hours": 1}, 2), ({"days": 3}, 3)):
        fetched(office, **later)
        assert board.asked == asked
    fetched(office, hours=2)
    fetched(office, days=90)
    assert board.asked == 3


def test_what_is_edited_there_follows_here(office: Office, board: Talkative) -> None:
    """The words that stand there now."""
    fetched(office)
    board.said = [replace(PRAISE, text="Gratulation!"), ANSWER]
    assert texts(fetched(office, hours=1)) == ["Gratulation!", "Ich auch!"]


def test_what_is_deleted_there_goes_here(office: Office, board: Talkative) -> None:
    """But only what a complete talk lacks: a list that was cut short proves nothing."""
    fetched(office)
    board.said, board.complete = [], False
    assert len(fetched(office, hours=1)) == 2
    board.said, board.complete = [ANSWER], True
    assert texts(fetched(office, hours=1)) == ["Ich auch!"]


@pytest.mark.usefixtures("board")
def test_comments_go_with_the_post(office: Office) -> None:
    """Taken down, and what was said below it is forgotten; nothing is fetched any more."""
    fetched(office)
    with office.begin(reading=True) as work:
        (out,) = work.publications.find()
    drafting.withdraw(office.begin, out.post, by=office.people["anna"])
    assert office.take_down(out.post) == "taken_down"
    with office.begin(reading=True) as work:
        assert work.channel_comments.find() == []
    assert fetched(office, hours=2) == []


@pytest.mark.usefixtures("board")
def test_nothing_of_strangers_lies_open(office: Office) -> None:
    """Names, words and addresses are sealed under the company's key."""
    fetched(office)
    with office.engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM channel_comments")).all()
    assert not any(word in repr(rows) for word in ("Ute", "Gratul", "Kai", "board.example"))
    assert len(rows) == 2


@pytest.mark.usefixtures("board")
def test_they_are_kept_half_a_year(office: Office) -> None:
    """Then the night deletes them; and what is older than that is not fetched again."""
    fetched(office)
    office.clock.move(days=PERIODS[Kind.CHANNEL_COMMENTS].days + 1)
    assert tidying.tidy(office.begin)[Kind.CHANNEL_COMMENTS] == 2
    assert Kind.CHANNEL_COMMENTS not in tidying.tidy(office.begin)


def test_what_the_company_keeps_shorter_is_not_fetched_again(office: Office, board: Talkative) -> None:
    """A week; the channel still tells it, and nobody keeps it."""
    fetched(office)
    office.settings(periods={"channel_comments": 7})
    office.clock.move(days=8)
    tidying.tidy(office.begin)
    assert fetched(office) == []
    assert board.asked == 2


def test_a_channel_that_wants_to_be_left_alone_is(office: Office, board: Talkative) -> None:
    """For as long as it says, whatever else of it is due; then again."""
    office.published("emil")
    board.trouble = ChannelRefused("export", "quota", again=True, wait=timedelta(hours=5))
    fetched(office)
    fetched(office, hours=4)
    assert board.asked == 1
    board.trouble = None
    assert fetched(office, hours=2)


@pytest.mark.parametrize("trouble", [ChannelRefused("export", "token", again=False), KeyError("created_time")])
def test_trouble_costs_nothing_that_is_kept(office: Office, board: Talkative, trouble: Exception) -> None:
    """Refused, or answered in another shape: what was there stays, and it is asked again later."""
    fetched(office)
    board.trouble = trouble
    assert len(fetched(office, hours=1)) == 2
    board.trouble = None
    fetched(office, hours=1)
    assert board.asked == 3


@pytest.mark.usefixtures("board")
def test_a_channel_that_cannot_be_had_ends_no_sweep(office: Office) -> None:
    """Whoever connects it refuses; nothing is kept, nothing is raised."""

    def away(name: str) -> Channel:
        raise ChannelRefused(name, "unreachable", again=True)

    assert fetched(office, away) == []


def test_strangers_write_what_they_like(office: Office, board: Talkative) -> None:
    """Half a sign, a time before the post or after today, a link that is none: kept so that every page can show it."""
    board.said = [
        Comment("1", "\ud83d", "a\x00b\ud83d", datetime(1, 1, 1, tzinfo=UTC), "javascript:alert(1)"),
        Comment("2", "x" * 500, "Morgen", datetime(9999, 12, 31, tzinfo=UTC)),
    ]
    first, second = fetched(office)
    assert (first.author, first.text, first.link) == ("?", "a b?", None)
    assert (first.at, second.at, len(second.author)) == (MONDAY, office.clock(), 200)

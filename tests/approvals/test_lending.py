"""A picture lent to a channel: an address nobody guesses, exactly that rendition, an hour at most."""

from hashlib import sha256

import pytest

from approvals.channels import Sent
from approvals.desk.lending import Lending, lent
from approvals.desk.taking_in import rendered
from approvals.errors import NotFound
from tests.office import Office
from tests.website import site_of

PICTURE = Sent("01.jpg", b"a rendition of the summer party", "Feiernde")


@pytest.fixture
def lending(any_office: Office) -> Lending:
    any_office.objects.put(rendered(sha256(PICTURE.data).hexdigest()), PICTURE.data)
    return Lending(any_office.begin, any_office.objects, "https://freigabe.example")


def secret_of(address: str) -> str:
    return address.rpartition("/")[2].removesuffix(".jpg")


def test_it_lends_exactly_the_rendition(any_office: Office, lending: Lending):
    """The bytes that go out, at an address of 32 signs by chance."""
    address = lending.publish("p1", PICTURE)

    assert address.startswith("https://freigabe.example/out/")
    assert len(secret_of(address)) == 32
    assert lent(any_office.begin, any_office.objects, secret_of(address)) == PICTURE.data


def test_what_is_no_rendition_is_not_lent(lending: Lending):
    """An original, or anything else, never gets an address."""
    with pytest.raises(NotFound):
        lending.publish("p1", Sent("x.jpg", b"an original", ""))


def test_it_ends_after_an_hour(any_office: Office, lending: Lending):
    """Also when nobody took it back."""
    secret = secret_of(lending.publish("p1", PICTURE))
    any_office.clock.move(minutes=59)
    assert lent(any_office.begin, any_office.objects, secret)

    any_office.clock.move(minutes=1)
    with pytest.raises(NotFound):
        lent(any_office.begin, any_office.objects, secret)


def test_taking_back_ends_all_of_a_delivery_and_nothing_else(any_office: Office, lending: Lending):
    """Both addresses of one delivery, not those of another."""
    mine, too, others = (secret_of(lending.publish(key, PICTURE)) for key in ("p1", "p1", "p2"))
    lending.remove("p1")

    for secret in (mine, too):
        with pytest.raises(NotFound):
            lent(any_office.begin, any_office.objects, secret)
    assert lent(any_office.begin, any_office.objects, others) == PICTURE.data


def test_what_ended_is_forgotten(any_office: Office, lending: Lending):
    """Nothing stays behind of an address that a crash left open."""
    lending.publish("p1", PICTURE)
    any_office.clock.move(hours=1)
    lending.publish("p2", PICTURE)

    with any_office.begin(reading=True) as work:
        assert [one.key for one in work.lent.find()] == ["p2"]


def test_the_database_alone_opens_nothing(any_office: Office, lending: Lending):
    """Only a SHA-256 of the secret is kept."""
    secret = secret_of(lending.publish("p1", PICTURE))

    with any_office.begin(reading=True) as work:
        (kept,) = work.lent.find()
    assert secret not in repr(kept)


@pytest.mark.parametrize(
    ("address", "reachable"),
    [
        ("https://freigabe.example", True),
        ("https://freigabe.firma.de:8443", True),
        ("http://freigabe.example", False),
        ("https://localhost", False),
        ("https://intranet", False),
        ("https://freigabe.local", False),
        ("https://127.0.0.1", False),
        ("https://192.168.1.7", False),
        ("https://[::1]", False),
        ("https://93.184.216.34", True),
    ],
)
def test_whether_others_reach_it(any_office: Office, address: str, reachable: bool):
    """By https, and by no name or number of this machine or its net."""
    assert Lending(any_office.begin, any_office.objects, address).reachable == reachable


def test_the_page_gives_it_to_whoever_has_the_address(office: Office):
    """A JPEG that nobody keeps; afterwards, and at any other address, nothing."""
    office.objects.put(rendered(sha256(PICTURE.data).hexdigest()), PICTURE.data)
    site = site_of(office)
    lending, stranger = Lending(office.begin, office.objects, ""), site.visit(None)
    path = lending.publish("p1", PICTURE)

    answer = stranger.get(path)
    assert (answer.content, answer.headers["content-type"]) == (PICTURE.data, "image/jpeg")
    assert (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")
    lending.remove("p1")
    assert (stranger.get(path).status_code, stranger.get("/out/guessed.jpg").status_code) == (404, 404)

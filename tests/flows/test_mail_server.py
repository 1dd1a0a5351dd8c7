"""Letters by a real SMTP server, where one is set; the folder otherwise."""

import ipaddress
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from approvals.desk import passing
from flows.errors import MailRefused
from flows.house import House
from flows.mail_folder import MailFolder
from flows.notices import send
from flows.premises import HousePremises
from flows.settings import Settings
from tests.flows.firm import Firm
from tests.flows.mail_receiver import Receiver, receiving


def by_server(firm: Firm, receiver: Receiver, **more: object) -> House:
    """The firm's house with its mail server set."""
    told = {"smtp_host": "127.0.0.1", "smtp_port": receiver.port, "smtp_security": "none", **more}
    return House(firm.home.settings.model_copy(update=told))


def asked(firm: Firm) -> str:
    """Anna asked for a link. Returns the notice."""
    passing.ask_to_sign_in(firm.begin, "anna@example.test")
    return firm.notices("anna", "sign_in")[-1].id


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


def test_a_letter_reaches_the_mail_server(firm: Firm, receiver: Receiver):
    """To Anna, in German, from the address that is set, with a link that signs her in."""
    house = by_server(firm, receiver, smtp_from="Freigabe <freigabe@lindner.example>", address="https://f.example/")

    assert send(house, asked(firm)) is None

    (mail,) = receiver.taken
    assert (mail["To"], mail["From"]) == ("anna@example.test", "Freigabe <freigabe@lindner.example>")
    assert "Hallo Anna" in mail.get_content()
    secret = mail.get_content().split("https://f.example/in/")[1].split()[0]
    assert passing.sign_in(firm.begin, secret, label="test").secret


def test_a_refused_letter_is_sent_again_as_the_same(firm: Firm, receiver: Receiver):
    """A server that is busy says so by its code alone; the next try sends the same message, and then no more."""
    house, notice = by_server(firm, receiver), asked(firm)
    receiver.refusing = "451 anna@example.test is not here now"
    with pytest.raises(MailRefused) as refused:
        send(house, notice)
    assert (refused.value.code, "anna" in str(refused.value)) == (451, False)

    receiver.refusing = ""
    send(house, notice)
    send(house, notice)

    assert [mail["Message-ID"] for mail in receiver.taken] == [f"<{notice}@freigabe>"]


def test_a_server_that_is_away_is_tried_later(firm: Firm):
    """Nobody listens: nothing counts as sent."""
    notice = asked(firm)
    with pytest.raises(MailRefused):
        send(by_server(firm, Receiver(1)), notice)
    with firm.begin(reading=True) as work:
        assert work.notices.get(notice).sent_at is None


def test_a_password_is_used_and_a_wrong_one_refused(firm: Firm):
    """The server lets in who knows it."""
    with receiving(password="geheim") as receiver:
        right = by_server(firm, receiver, smtp_user="freigabe", smtp_password=_secret("geheim"))
        wrong = by_server(firm, receiver, smtp_user="freigabe", smtp_password=_secret("falsch"))
        notice = asked(firm)
        with pytest.raises(MailRefused):
            send(wrong, notice)
        send(right, notice)
        assert len(receiver.taken) == 1


def test_nothing_is_sent_in_the_clear_unless_that_is_set(firm: Firm, receiver: Receiver):
    """By default a server that cannot encrypt gets no letter."""
    with pytest.raises(MailRefused):
        send(by_server(firm, receiver, smtp_security="starttls"), asked(firm))
    assert receiver.taken == []


def test_an_encrypting_server_is_believed_by_its_certificate(
    firm: Firm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """An unknown certificate is refused; one the machine trusts is used, and the letter goes encrypted."""
    certificate, context = _certified(tmp_path)
    with receiving(encrypted=context) as receiver:
        house, notice = by_server(firm, receiver, smtp_security="starttls"), asked(firm)
        with pytest.raises(MailRefused):
            send(house, notice)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        send(house, notice)
        assert len(receiver.taken) == 1


def test_with_a_mail_server_the_pages_show_no_letters(firm: Firm, receiver: Receiver):
    """The local page exists only with the folder."""
    assert HousePremises(by_server(firm, receiver)).mail is None
    assert isinstance(HousePremises(firm.home).mail, MailFolder)


def _secret(text: str) -> object:
    return Settings(smtp_password=text).smtp_password


def _certified(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1, made for this test."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem, private = folder / "certificate.pem", folder / "private.pem"
    pem.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem, private)
    return pem, context

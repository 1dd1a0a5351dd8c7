"""What the pages stand on, made from the house (`approvals.pages.premises.Premises`)."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from approvals.boxes import Box
from approvals.channel_accounts import Connect, Connectable
from approvals.channels import Channel
from approvals.figures import Figures
from approvals.pages.vouching import Provider
from approvals.tone.listening import Listener
from approvals.uploads import Look
from flows.house import COMPANY_KEY, House
from flows.mail_folder import MailFolder
from flows.parts import answering
from flows.wording.for_pages import PageWording
from policies.guideline import Guideline
from storage.errors import PictureRefused
from storage.figures import figures
from storage.objects import Objects
from storage.pictures import accepted_kind, look_through
from storage.previews import Previews

if TYPE_CHECKING:
    from flows.chat import Chat


class StoredPictures:
    """Previews from the objects; uploads looked at as pictures."""

    look: Look = staticmethod(look_through)
    refused: type[Exception] = PictureRefused

    def __init__(self, objects: Objects) -> None:
        self._previews = Previews(objects)

    def glance(self, first: bytes, name: str) -> object:
        return accepted_kind(first, name)

    def preview(self, picture: str, width: int, softened: Sequence[Box] = ()) -> bytes:
        return self._previews.of(picture, width, softened)

    def cut(self, picture: str, rendition: str, width: int) -> bytes:
        return self._previews.of_rendition(picture, rendition, width)


class HousePremises:
    """Everything is the house's; nothing is kept here."""

    def __init__(self, home: House) -> None:
        self._home = home
        self.begin = home.begin
        self.objects = home.objects
        self.mail = home.mail if isinstance(home.mail, MailFolder) else None
        self.pictures = StoredPictures(home.objects)

    @cached_property
    def wording(self) -> PageWording:
        with self.begin(reading=True) as work:
            return PageWording(work.company.zone)

    @property
    def channels(self) -> Mapping[str, Channel]:
        return self._home.channels

    def channel(self, name: str) -> Channel:
        return self._home.channel(name)

    @property
    def kinds(self) -> Mapping[str, Connectable]:
        return self._home.kinds

    @property
    def connect(self) -> Connect:
        return self._home.connect

    @property
    def guideline(self) -> Guideline:
        return self._home.guideline

    @property
    def ears(self) -> Listener:
        return self._home.ears

    @cached_property
    def secret(self) -> bytes:
        return hmac.new(self._home.keys.of(COMPANY_KEY), b"pages", hashlib.sha256).digest()

    @property
    def chat(self) -> "Chat":
        return self._home.chat

    @property
    def providers(self) -> Sequence[Provider]:
        return self._home.providers

    @property
    def address(self) -> str:
        return self._home.settings.public_address

    @property
    def watch_token(self) -> str:
        return self._home.settings.watch_token.get_secret_value()

    def standing(self) -> Mapping[str, bool]:
        return answering(self._home)

    def figures(self) -> Figures:
        return figures(self._home.database)

    @property
    def demo(self) -> bool:
        return self._home.settings.demo

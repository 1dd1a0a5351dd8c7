"""What the pages themselves refuse.

PageRefused
├── NotSignedIn     nobody is signed in, or no longer
├── NotFromHere     only this machine may ask for this
├── ForgedForm      the form was not sent from our own page
├── FieldMissing    a field the form must carry is not there
├── FieldUnfit      a field holds what cannot be used; carries field, value and what fits
├── NamesLeft       who signs confirms each name that is shown; carries how many are left
├── PasskeyRefused  what the device answered does not prove anything
├── ProviderRefused an identity provider did not say who this is, or named nobody we know; carries its label
└── TooLarge        more bytes than are taken
"""

from approvals.errors import Refused


class PageRefused(Refused):
    pass


class NotSignedIn(PageRefused):
    pass


class NotFromHere(PageRefused):
    pass


class ForgedForm(PageRefused):
    pass


class FieldMissing(PageRefused):
    def __init__(self, field: str) -> None:
        self.field = field


class FieldUnfit(PageRefused):
    def __init__(self, field: str, value: str, fits: str) -> None:
        self.field, self.value, self.fits = field, value, fits


class PasskeyRefused(PageRefused):
    pass


class ProviderRefused(PageRefused):
    def __init__(self, provider: str) -> None:
        self.provider = provider


class TooLarge(PageRefused):
    def __init__(self, limit: int) -> None:
        self.limit = limit


class NamesLeft(PageRefused):
    def __init__(self, left: int) -> None:
        self.left = left

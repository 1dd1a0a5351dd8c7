"""What a kind of channel declares about itself, so that one page draws its form and one place builds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from approvals.channels import Channel, PublicPictures


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that has to be told: label and help in German and English. A secret one is kept sealed."""

    name: str
    label: tuple[str, str]
    help: tuple[str, str] = ("", "")
    secret: bool = False
    required: bool = True


@dataclass(frozen=True, slots=True)
class Connection:
    """Everything a channel is built from. `name` is its kind, or the kind, a hyphen and more."""

    name: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)
    http: httpx.Client
    pictures: PublicPictures | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` is also its name among the limits (policies/limits.py); `brand` is what people call it."""

    name: str
    brand: str
    fields: tuple[Field, ...]
    build: Callable[[Connection], Channel]

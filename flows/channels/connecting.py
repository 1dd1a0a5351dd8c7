"""What a kind of channel declares about itself, so that one page draws its form and one place builds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from approvals.channel_accounts import Field
from approvals.channels import Channel, PublicPictures

__all__ = ["Connection", "Field", "Kind"]


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

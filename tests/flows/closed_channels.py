"""Facebook, Instagram and LinkedIn as doubles on real ports, as tests drive them that are for all channels."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.flows.channel_bench import SETTINGS
from tests.flows.firm import Firm
from tests.flows.open_channels import OpenChannel
from tests.servers.linkedin_double import SECRET
from tests.servers.linkedin_double import linkedin as linkedin_running
from tests.servers.meta_double import meta
from tests.website import served


@contextmanager
def facebook() -> Iterator[OpenChannel]:
    with meta() as double:
        told = SETTINGS["facebook"] | {"server": double.address}

        def texts() -> list[str]:
            return [post.message for post in double.facebook.posts.values()]

        yield OpenChannel("facebook", double, told, {"token": double.token}, texts)


@contextmanager
def instagram(firm: Firm) -> Iterator[OpenChannel]:
    """It fetches the pictures from this firm's pages."""
    with meta() as double, served(firm) as pages, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FREIGABE_ADDRESS", pages.address)
        patch.setattr(firm.home.settings, "address", pages.address)
        double.instagram.looks = 0
        told = SETTINGS["instagram"] | {"server": double.address}

        def texts() -> list[str]:
            return [media.caption for media in double.instagram.media.values()]

        yield OpenChannel("instagram", double, told, {"token": double.token}, texts)


@contextmanager
def linkedin() -> Iterator[OpenChannel]:
    with linkedin_running() as double:
        double.looks = 0
        told = SETTINGS["linkedin"] | {"server": double.address, "version": f"{double.now:%Y%m}"}

        def texts() -> list[str]:
            return [post.shown for post in double.posts.values()]

        yield OpenChannel("linkedin", double, told, {"token": double.token, "client_secret": SECRET}, texts)

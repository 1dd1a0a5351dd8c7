"""What the guideline is asked about: a draft's words and facts, held against the company's own data."""

from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from approvals.appearances import Picture
from approvals.crops import Scene, frames
from approvals.drafts import Draft
from approvals.posts import Revision, Shown
from policies.company import Company, read_company
from policies.limits import limits_if_known
from policies.material import Language, Material, PictureFacts, Writing


@lru_cache(maxsize=8)
def company_in(written: str) -> Company:
    """What rules must know of the company, from the text of its company.yaml. Raises a `CompanyError`."""
    return read_company(written) if written.strip() else Company()


NOTHING_READ: Mapping[str, tuple[Writing, ...] | None] = {}


def material(
    draft: Draft | Revision,
    facts: Mapping[str, Picture],
    writings: Mapping[str, tuple[Writing, ...] | None] = NOTHING_READ,
) -> Material:
    """What the guideline looks at: words, channels, and facts about the pictures (by id), never their faces.

    `writings` are what was read in the pictures, None in one that could not be read; nothing of those left out.
    """
    return Material(
        draft.text,
        cast("Language", draft.lang),
        tuple(draft.channels),
        tuple(
            _facts(shown, facts[shown.picture], writings.get(shown.picture, ()), of)
            for shown, of in zip(draft.pictures, _cuts(draft, facts), strict=True)
        ),
        dict(draft.variants),
    )


def _cuts(draft: Draft | Revision, facts: Mapping[str, Picture]) -> list[dict[str, tuple[int, int]]]:
    """Per picture: its size on each channel that it is cut for. Where heads are in the way is not the guideline's."""
    scenes = [Scene(facts[one.picture].width, facts[one.picture].height) for one in draft.pictures]
    cuts: list[dict[str, tuple[int, int]]] = [{} for _ in scenes]
    for channel in draft.channels:
        for of, frame in zip(cuts, frames(scenes, limits_if_known(channel)), strict=True):
            if frame.crop is not None:
                of[channel] = (frame.crop.w, frame.crop.h)
    return cuts


def _facts(
    shown: Shown, picture: Picture, writings: tuple[Writing, ...] | None, cuts: Mapping[str, tuple[int, int]]
) -> PictureFacts:
    return PictureFacts(
        id=shown.picture,
        width=picture.width,
        height=picture.height,
        format=picture.kind,
        bytes=picture.size,
        alt=shown.alt,
        rights=shown.rights,
        has_position=picture.has_position,
        has_device=picture.has_device,
        writings=writings,
        cuts=cuts,
    )

"""Describe a photo by which somebody enrols themselves, and delete it. May run twice."""

import asyncio

from prefect import flow

from approvals.desk import enrolling
from approvals.errors import MatchingIsOff, NoConsentToMatch, NotFound
from approvals.faces.errors import PortraitRefused
from flows.darkroom import darkroom, describe_portrait
from flows.discretion import discreet
from flows.house import House, house
from storage.errors import PictureRefused

AGAINST_IT = (PictureRefused, PortraitRefused, MatchingIsOff, NoConsentToMatch, NotFound)


@flow(name="enrol", flow_run_name="enrol {enrolment_id}")
@discreet
async def enrol(enrolment_id: str) -> None:
    """Make a template of the photo, or keep for its person what speaks against it."""
    home = house()
    try:
        await _describe(home, enrolment_id)
    except AGAINST_IT as refusal:
        await asyncio.to_thread(enrolling.refuse, home.begin, enrolment_id, refusal)
    await asyncio.to_thread(enrolling.delete_photo, home.begin, home.objects, enrolment_id)


async def _describe(home: House, enrolment_id: str) -> None:
    photo = await asyncio.to_thread(enrolling.photo, home.begin, home.objects, enrolment_id)
    if photo is not None:
        engine, vector = await darkroom().run(describe_portrait, *photo)
        await asyncio.to_thread(enrolling.keep, home.begin, enrolment_id, vector, engine)

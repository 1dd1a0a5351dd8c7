"""What comes down for me, a consent of mine that ends, and being forgotten: said before, done once it is confirmed."""

from typing import Any

from fastapi import Request, Response

from approvals.appearances import Said
from approvals.desk import erasing, expiring, removing, standing_words
from approvals.desk.knocking import knock
from approvals.erasures import FOUND
from approvals.errors import PassRefused
from approvals.knocks import LINK
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.looks import channel_name
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes()
SURE = "forget"
KINDS = {
    "templates": N_("Muster deines Gesichts"),
    "photos_of_oneself": N_("Fotos, mit denen du dich eingetragen hast"),
    "pictures": N_("Bilder, die nur du hochgeladen hast"),
    "portrait": N_("dein Bild als Ansprechperson"),
    "answers": N_("Antworten zu Bildern"),
    "consents": N_("Einwilligungen"),
    "remarks": N_("was du geschrieben hast: Gründe, Kommentare, Fragen"),
    "drafts": N_("unfertige Entwürfe von dir allein"),
    "uploads": N_("angefangene Uploads"),
    "ways_in": N_("Anmeldungen, Passkeys, Links und Schlüssel"),
    "letters": N_("Mails an dich"),
    "absences": N_("Abwesenheiten und Vertretungen"),
    "faces": N_("dein Name an Gesichtern auf Bildern"),
}


@router.get("/me/removals", name="my_removals")
def my_removals(request: Request, premises: Asked, reader: Reader) -> Response:
    found = removing.removals_of(premises.begin, reader.id)
    return page(request, "my_removals.html", removals=found, channel_name=channel_name)


@router.get("/me/ending/{consent}", name="consent_ending")
def consent_ending(request: Request, premises: Asked, reader: Reader, consent: str) -> Response:
    ending = expiring.ending(premises.begin, consent, by=reader.id)
    return page(request, "consent_ending.html", ending=ending, channel_name=channel_name)


@router.post("/me/ending/{consent}", name="renew_consent")
def renew_consent(request: Request, premises: Asked, reader: Reader, consent: str) -> Response:
    expiring.renew(premises.begin, consent, by=reader.id)
    return onward(request, f"/me/ending/{consent}", say=N_("Verlängert. Du kannst es jederzeit zurücknehmen."))


@router.post("/me/hide", name="hide_me")
def hide_me(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """Blurred on every channel there is, in what is out and in all that comes; or taken back."""
    said = None if fields.get("again") else Said.BLUR
    standing_words.say(premises.begin, dict.fromkeys(premises.channels, said), by=reader.id)
    told = N_("Gut. Ab jetzt bist du auf jedem neuen Bild verpixelt, ohne dass wir fragen.")
    return onward(request, "/me", say=N_("Gut. Wir fragen dich wieder bei jedem Bild.") if said is None else told)


@router.get("/me/forget", name="forget_me")
def forget_me(request: Request, premises: Asked, reader: Reader, unsure: bool = False) -> Response:
    """Everything that will happen, before anything does."""
    told = erasing.outlook(premises.begin, reader.id, by=reader.id)
    values = {"outlook": told, "kinds": KINDS, "order": FOUND, "unsure": unsure, "channel_name": channel_name}
    return page(request, "forget_me.html", status=422 if unsure else 200, sure=SURE, **values)


@router.post("/me/forget", name="be_forgotten")
def be_forgotten(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """The link of the receipt is shown once, here and now: there is nobody left to send it to."""
    if fields.get("sure") != SURE:
        return forget_me(request, premises, reader, unsure=True)
    secret = erasing.erase(premises.begin, premises.objects, reader.id, by=reader.id)
    return onward(request, f"/forgotten/{secret}")


@router.post("/administration/people/{person}/forget", name="forget_leaver")
def forget_leaver(request: Request, premises: Asked, reader: Reader, fields: Fields, person: str) -> Response:
    """Only of somebody who has left."""
    if fields.get("sure") != SURE:
        return onward(request, f"/administration/people/{person}", say=N_("Setze erst das Häkchen."))
    secret = erasing.erase(premises.begin, premises.objects, person, by=reader.id)
    return onward(request, f"/forgotten/{secret}")


@router.get("/forgotten/{secret}", name="receipt")
def receipt(request: Request, premises: Asked, secret: str) -> Response:
    """What was deleted, and what is still on its way, for whoever holds the link."""
    try:
        found = erasing.receipt(premises.begin, secret)
    except PassRefused:
        knock(premises.begin, "receipt", LINK)
        raise
    values: dict[str, Any] = {"receipt": found, "kinds": KINDS, "order": FOUND, "channel_name": channel_name}
    return page(request, "receipt.html", link_back=f"{premises.address}/forgotten/{secret}", **values)

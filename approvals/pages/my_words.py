"""My standing no or blur on each channel: no enrolment, no reason, changed as easily."""

from fastapi import Request, Response

from approvals.appearances import Said
from approvals.desk import standing_words
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.rendering import onward
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.standing_words import KINDS

router = Routes(prefix="/me/words")
CHOICES = {"": N_("Frag mich jedes Mal"), "blur": N_("Nur verpixelt"), "no": N_("Nie")}


@router.post("", name="say_standing_words")
def say_standing_words(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """One choice for each channel of the form; a channel that is not in it stays as it is."""
    chosen = {name: str(fields[f"word.{name}"]) for name in premises.channels if f"word.{name}" in fields}
    words = {name: Said(said) if said in KINDS else None for name, said in chosen.items()}
    standing_words.say(premises.begin, words, by=reader.id)
    return onward(request, "/me/consents", say=N_("Gilt ab jetzt, für alles, was dich dort mit Namen zeigt."))

"""The pages about people's rights, furnished."""

from datetime import timedelta

from approvals.channels import ByHand
from approvals.desk import erasing, taking_down
from tests.office import Office


def removed(office: Office) -> str:
    """Of three posts with Emil one is gone, one has to go by hand and is late, one is on its way."""
    posts = [office.published("emil", channels=(channel,)) for channel in ("export", "instagram", "facebook")]
    office.say("emil", "no")
    for number, post in enumerate(posts[:2]):
        channel = ("export", "instagram")[number]
        out = taking_down.to_take_down(office.begin, office.placement(post, channel).id)
        if out is not None and number == 0:
            taking_down.gone(office.begin, out, "4711/taken-down.json", ("01.jpg", "text.txt"))
        elif out is not None:
            taking_down.by_hand(office.begin, out, ByHand("instagram", "instagram_delete"))
    return "/me/removals"


def ending(office: Office) -> str:
    """Emil's consent ends in a week, and a post is out by it."""
    consent = office.consent("emil", "export", event="Sommerfest", ends=office.clock() + timedelta(days=7))
    return f"/me/ending/{consent}"


def out(office: Office) -> str:
    office.published("emil", "ben")
    return "/me/forget"


def forgotten(office: Office) -> str:
    """Ben was published, and is forgotten."""
    office.published("ben")
    ben = office.people["ben"]
    return f"/forgotten/{erasing.erase(office.begin, office.objects, ben, by=ben)}"


def due(office: Office) -> str:
    """Anna's draft was left for half a year."""
    office.save("Angefangen")
    office.clock.move(days=180)
    return "/retention"


def lived(office: Office) -> str:
    office.published("ben")
    return "/history"

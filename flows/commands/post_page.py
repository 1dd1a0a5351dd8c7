"""A post's card, printed for people: 80 columns are enough."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from approvals.open_ends import OpenEnd
from approvals.standing import Standing
from flows.commands import paper
from flows.commands.caller import Caller
from flows.wording import plain
from flows.wording.open_ends import missing_line
from flows.wording.terms import ANSWERS, BANDS, LEVELS, PLACES, SHOWN_AS, STAGES

Card = Mapping[str, Any]
COLOURS = {"block": "red", "reason": "yellow", "hint": "cyan", "to_blur": "red", "asked": "yellow", "answered": "green"}
MINE = {
    Standing.YES: "yes",
    Standing.BLURRED: "blur",
    Standing.REFUSED: "no",
    Standing.BY_CONSENT: "you_by_consent",
    Standing.WAITING: "you_asked",
}


def print_card(caller: Caller, card: Card, missing: Mapping[str, Sequence[OpenEnd]]) -> None:
    """`missing` are the open ends by channel."""
    _head(caller, card)
    for channel in card["channels"]:
        _channel(caller, channel, missing[channel["channel"]])
    if card["findings"]:
        _findings(caller, card["findings"])
    for number, picture in enumerate(card["pictures"], start=1):
        _picture(caller, number, picture)
    for remark in card["remarks"]:
        name = "given_reason" if remark["kind"] in {"reason", "exempt"} else "comment"
        caller.say(name, by=remark["by"], text=remark["text"])


def _head(caller: Caller, card: Card) -> None:
    revision = card["revision"]
    values = {"id": card["id"], "stage": caller.words(card["stage"], STAGES), "number": revision["number"]}
    paper.line(caller.words("post_line", by=card["by"], at=caller.clock(revision["at"]), **values), "bold")
    paper.line(_indented(card["text"]))
    for channel, text in card["variants"].items():
        caller.say("variant", channel=channel)
        paper.line(_indented(text))
    if card["wish"]:
        caller.say("wish", at=caller.clock(card["wish"]["at"], card["wish"]["zone"]), zone=card["wish"]["zone"])
    paper.line("")


def _channel(caller: Caller, card: Card, missing: Sequence[OpenEnd]) -> None:
    place = card["place"]
    words = [caller.words(place["stage"], PLACES)] if place else []
    if place and place["due_at"]:
        words.append(caller.words("due", at=caller.clock(place["due_at"], place["zone"]), zone=place["zone"]))
    if missing and not place:
        words.append(caller.words("channel_waits"))
    if card["held"]:
        words.append(caller.words("on_hold"))
    paper.line(f"{card['channel']}: {', '.join(words)}", "yellow" if missing or card["held"] else "green")
    for frame in card["frames"]:
        caller.say("frame" if frame["fits"] else "frame_unfit", number=frame["number"], **frame["crop"])
    for end in missing:
        paper.line(f"  - {missing_line(end, caller.lang, caller.clock)}")


def _findings(caller: Caller, findings: Sequence[Card]) -> None:
    rows = [
        (
            Text(caller.words(one["level"], LEVELS), COLOURS[one["level"]]),
            one["key"][:8],
            _where(one),
            _told(caller, one),
        )
        for one in findings
    ]
    paper.table(caller.heads("level", "finding", "place", "message"), rows, tight=2)


def _where(finding: Card) -> str:
    field = str(finding["where"]).replace("picture:", "")
    named = ":".join(part[:8] for part in field.split(":"))
    return f"{named} {finding['start']}-{finding['end']}" if finding["end"] else named


def _told(caller: Caller, finding: Card) -> str:
    lines = [str(finding["message"])]
    if finding["fix"]:
        lines.append(caller.words("fix", fix=finding["fix"]))
    if finding["let_pass"] or finding["reasoned"]:
        lines.append(caller.words("passed" if finding["let_pass"] else "with_reason"))
    return "\n".join(lines)


def _picture(caller: Caller, number: int, picture: Card) -> None:
    values = {"alt": picture["alt"] or caller.words("no_alt"), "width": picture["width"], "height": picture["height"]}
    caller.say("picture", number=number, **values)
    if not picture["faces"]:
        return
    channels = list(picture["faces"][0]["channels"])
    heads = [*caller.heads("face", "box", "name", "band"), *channels]
    paper.table(heads, [_face(caller, face) for face in picture["faces"]], tight=2)


def _face(caller: Caller, face: Card) -> list[str | Text]:
    box = face["box"]
    name = face["name"] or " / ".join(one["handle"] for one in face["candidates"]) or "-"
    band = face["band"] or next((one["band"] for one in face["candidates"]), None)
    cells: list[str | Text] = [face["id"][:8], f"{box['x']}, {box['y']}, {box['w']} × {box['h']}"]
    cells += [f"{name}?" if face["candidates"] else name, caller.words(band, BANDS) if band else "-"]
    return [*cells, *(_standing(caller, face, channel, looks) for channel, looks in face["channels"].items())]


def _standing(caller: Caller, face: Card, channel: str, looks: str) -> Text:
    own = MINE.get(face["mine"][channel]) if face["mine"] else None
    if own is None:
        return Text(caller.words(looks, SHOWN_AS), COLOURS.get(looks, ""))
    return Text(caller.words("you", said=caller.words(own) if own.startswith("you") else caller.words(own, ANSWERS)))


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in plain(text).splitlines())

"""A post as one reader may see it (`approvals.showing`), as plain data for machines and for the page people see."""

from dataclasses import asdict, dataclass

from approvals import showing
from approvals.dossier import Dossier
from approvals.framing import frames_of
from approvals.open_ends import OpenEnd
from approvals.people import Person
from approvals.placements import Placement
from flows.wording import Language
from policies.guideline import Guideline

Data = dict[str, object]


@dataclass(frozen=True)
class Reader:
    """Who reads, in which language, with which guideline at hand."""

    person: Person
    lang: Language
    guideline: Guideline


def post_card(file: Dossier, reader: Reader) -> Data:
    """Everything `freigabe status POST` tells; times are datetimes, ids are whole."""
    card = showing.card(file, reader.person)
    revision = card.revision
    wish = {"at": revision.wish.at, "zone": revision.wish.zone} if revision.wish else None
    return {
        "id": file.post.id,
        "stage": file.post.stage,
        "authors": [author.handle for author in card.authors],
        "revision": {"number": revision.number, "id": revision.id, "sha256": revision.sha256, "at": revision.at},
        "by": card.writer.handle,
        "lang": revision.lang,
        "text": revision.text,
        "variants": dict(revision.variants),
        "crops": {
            channel: {picture: f"{spot.axis}{spot.at}" for picture, spot in of.items()}
            for channel, of in revision.crops.items()
        },
        "event": revision.event,
        "wish": wish,
        "channels": [_channel(channel, file) for channel in card.channels],
        "findings": [_finding(finding, reader) for finding in card.findings],
        "pictures": [_picture(picture) for picture in card.pictures],
        "remarks": [
            {"kind": one.kind, "by": file.people[one.person].handle, "at": one.at, "text": one.text}
            for one in card.remarks
        ],
    }


def end_card(end: OpenEnd) -> Data:
    return {
        "missing": end.missing,
        "about": end.about,
        "rule": end.finding.rule if end.finding else None,
        "count": end.count,
        "deadline": end.deadline,
        "lifted_by": list(end.lifted_by),
    }


def _channel(card: showing.ChannelCard, file: Dossier) -> Data:
    framed = zip(file.revision.pictures, frames_of(file, card.name), strict=True)
    return {
        "channel": card.name,
        "text": file.revision.text_for(card.name),
        "frames": [
            {
                "number": number,
                "picture": shown.picture,
                "crop": asdict(frame.crop),
                "chosen": frame.chosen,
                "fits": frame.fits,
            }
            for number, (shown, frame) in enumerate(framed, start=1)
            if frame.crop is not None
        ],
        "ready": card.ready,
        "missing": [end_card(end) for end in card.missing],
        "held": card.held is not None,
        "place": _place(card.placement),
    }


def _place(placement: Placement | None) -> Data | None:
    if placement is None:
        return None
    return {"stage": placement.stage, "due_at": placement.due_at, "zone": placement.zone}


def _finding(card: showing.FindingCard, reader: Reader) -> Data:
    finding = card.finding
    return {
        "key": finding.key,
        "rule": finding.rule,
        "clause": reader.guideline.link(finding, reader.lang),
        "title": reader.guideline.title(finding, reader.lang),
        "level": finding.level,
        "where": finding.where,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message": reader.guideline.explain(finding, reader.lang),
        "fix": finding.fix,
        "let_pass": card.let_pass,
        "reasoned": card.reasoned,
    }


def _picture(card: showing.PictureCard) -> Data:
    return {
        "picture": card.id,
        "width": card.width,
        "height": card.height,
        "alt": card.alt,
        "rights": card.rights,
        "faces": [_face(face) for face in card.faces],
    }


def _face(card: showing.FaceCard) -> Data:
    box = card.box
    return {
        "id": card.id,
        "box": {"x": box.x, "y": box.y, "w": box.w, "h": box.h},
        "name": card.person.handle if card.person else None,
        "band": card.band,
        "mine": {channel: str(stand) for channel, stand in card.mine.items()} if card.mine else None,
        "channels": dict(card.looks),
        "candidates": [
            {"handle": one.person.handle, "band": one.band, "distance": round(one.distance, 3)}
            for one in card.candidates
        ],
    }

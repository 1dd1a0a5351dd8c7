"""The event photo with a box around every face, as the author would see it."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from approvals.desk.taking_in import original
from approvals.dossier import Dossier
from approvals.ports import Objects
from approvals.standing import Standing, standing

COLOURS = {
    Standing.BY_CONSENT: "#2f9e5b",
    Standing.WAITING: "#e0922f",
    Standing.UNKNOWN: "#c93a3a",
    Standing.NAME_WANTED: "#3a6fc9",
}
LABELS = {
    Standing.BY_CONSENT: "hat zugestimmt",
    Standing.WAITING: "wird gefragt",
    Standing.UNKNOWN: "unbekannt",
    Standing.NAME_WANTED: "wer ist das?",
}

MARGIN = 30


def draw_boxes(file: Dossier, objects: Objects, path: Path) -> None:
    """Names, and how each face stands now, on the first channel."""
    shown = file.revision.pictures[0].picture
    with Image.open(BytesIO(objects.get(original(shown)))) as lying:
        picture = ImageOps.exif_transpose(lying).convert("RGB")
    brush = ImageDraw.Draw(picture)
    font = ImageFont.load_default(30)
    for face in file.faces_in(shown):
        stands = standing(file, face, file.revision.channels[0])
        colour = COLOURS.get(stands, "#666666")
        box = face.box
        brush.rounded_rectangle((box.x, box.y, box.x + box.w, box.y + box.h), 14, outline=colour, width=6)
        person = file.person_of(face.id)
        name = file.people[person].name if person else ""
        label = f"{name}: {LABELS.get(stands, stands)}".removeprefix(": ")
        x = min(box.x, picture.width - MARGIN - brush.textlength(label, font=font))
        left, top, right, bottom = brush.textbbox((x, box.y + box.h + 12), label, font=font)
        brush.rounded_rectangle((left - 10, top - 8, right + 10, bottom + 8), 10, fill=colour)
        brush.text((x, box.y + box.h + 12), label, font=font, fill="white")
    picture.save(path, quality=88)

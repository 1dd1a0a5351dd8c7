"""What a picture tells about place, camera and rights besides its pixels: EXIF, XMP, IPTC."""

import html
import re
import warnings
from dataclasses import dataclass

from PIL import Image

from storage.pictures.headers import Header

# Pillow warns of every damaged EXIF block on standard error, where nobody can do anything about it.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.TiffImagePlugin")

# Tags of EXIF 3.0 (CIPA DC-008), 4.6.
_ORIENTATION, _MAKE, _MODEL, _HOST, _COPYRIGHT = 0x0112, 0x010F, 0x0110, 0x013C, 0x8298
_EXIF_BLOCK, _GPS_BLOCK = 0x8769, 0x8825
_MAKER_NOTE, _OWNER, _BODY_SERIAL, _LENS_MODEL, _LENS_SERIAL = 0x927C, 0xA430, 0xA431, 0xA434, 0xA435
_LATITUDE, _LONGITUDE, _TO_LATITUDE, _TO_LONGITUDE, _AREA = 2, 4, 20, 22, 28

_XMP_POSITION = re.compile(rb"GPS(Dest)?(Latitude|Longitude)\b")
_XMP_DEVICE = re.compile(rb"\b(tiff:(Make|Model)|aux:(SerialNumber|OwnerName)|exifEX:\w*(SerialNumber|OwnerName))\b")
_XMP_RIGHTS = re.compile(rb"<dc:rights>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_IPTC_COPYRIGHT = re.compile(rb"\x1c\x02\x74([\x00-\x7f].)", re.DOTALL)  # IIM 4.2, dataset 2:116, with its length


@dataclass(frozen=True, slots=True)
class Told:
    """Orientation 1 to 8 as in EXIF; whether a place or a device is named; the rights notice, if there is one."""

    orientation: int
    has_position: bool
    has_device: bool
    copyright: str | None


def told_by(header: Header) -> Told:
    """Read the metadata; damaged metadata is taken for none."""
    main, details, place = _exif(header.exif)
    turned = main.get(_ORIENTATION)
    device = main.keys() & {_MAKE, _MODEL, _HOST} or details.keys() & {
        _MAKER_NOTE,
        _OWNER,
        _BODY_SERIAL,
        _LENS_MODEL,
        _LENS_SERIAL,
    }
    position = place.keys() & {_LATITUDE, _LONGITUDE, _TO_LATITUDE, _TO_LONGITUDE, _AREA}
    return Told(
        orientation=turned if isinstance(turned, int) and 1 <= turned <= 8 else 1,  # noqa: PLR2004 the range of EXIF
        has_position=bool(position or _XMP_POSITION.search(header.xmp)),
        has_device=bool(device or _XMP_DEVICE.search(header.xmp)),
        copyright=_copyright(main, header),
    )


def _exif(block: bytes) -> tuple[dict[int, object], dict[int, object], dict[int, object]]:
    try:
        exif = Image.Exif()
        exif.load(block)
        return dict(exif), dict(exif.get_ifd(_EXIF_BLOCK)), dict(exif.get_ifd(_GPS_BLOCK))
    except Exception:  # noqa: BLE001 - a parser facing damaged bytes raises what it likes, and nothing here is needed
        return {}, {}, {}


def _copyright(main: dict[int, object], header: Header) -> str | None:
    """Choose the first notice in the order EXIF, IPTC, XMP, PNG."""
    notices = (str(main.get(_COPYRIGHT, "")), _iptc_copyright(header.photoshop), _xmp_rights(header.xmp), header.notice)
    tidied = (_as_utf8(notice).strip("\0 \r\n\t") for notice in notices)
    return next((notice for notice in tidied if notice), None)


def _iptc_copyright(block: bytes) -> str:
    found = _IPTC_COPYRIGHT.search(block)
    return block[found.end() : found.end() + int.from_bytes(found[1], "big")].decode("latin-1") if found else ""


def _xmp_rights(block: bytes) -> str:
    found = _XMP_RIGHTS.search(block)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def _as_utf8(text: str) -> str:
    """EXIF and IPTC texts are read as Latin-1, though most programs write UTF-8 into them."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text

"""What a file is, told from its first bytes and never from its name."""

import re

VIDEO, DOCUMENT, ARCHIVE, TEXT = "video", "document", "archive", "text"

_STARTS: tuple[tuple[bytes, str], ...] = (
    (rb"\xff\xd8", "jpeg"),
    (rb"\x89PNG\r\n\x1a\n", "png"),
    (rb"RIFF.{4}WEBP", "webp"),
    (rb"GIF8[79]a", "gif"),
    (rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00\x00\x00", "bmp"),
    (rb"II[\x2a\x2b]\x00|MM\x00[\x2a\x2b]", "tiff"),
    (rb"8BPS", "psd"),
    (rb"\x00\x00\x01\x00[^\x00]\x00", "ico"),
    (rb"\xff\x0a|\x00{3}\x0cJXL ", "jxl"),
    (rb"\x00{3}\x0cjP  |\xff\x4f\xff\x51", "jp2"),
    (rb"%PDF-|\{\\rtf|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOCUMENT),
    (rb"PK\x03\x04.{26}(\[Content_Types\]|_rels/|word/|ppt/|xl/|docProps/|mimetypeapplication/vnd)", DOCUMENT),
    (rb"PK(\x03\x04|\x05\x06|\x07\x08)|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\x00", ARCHIVE),
    (rb".{257}ustar|\x28\xb5\x2f\xfd", ARCHIVE),
    (rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE\s+svg|svg)", "svg"),
    (rb"RIFF.{4}AVI |\x1aE\xdf\xa3|FLV\x01|OggS|\x30\x26\xb2\x75|\x00\x00\x01[\xb3\xba]", VIDEO),
    (rb".{4}(moov|mdat|wide)|G.{187}G.{187}G|.{4}G.{191}G.{191}G", VIDEO),
)
_KINDS = tuple((re.compile(pattern, re.DOTALL), kind) for pattern, kind in _STARTS)

_WRITTEN = re.compile(rb"[^\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]+|(\xff\xfe|\xfe\xff).*", re.DOTALL)

_HEVC_STILL = frozenset({b"heic", b"heix", b"heim", b"heis"})
_HEVC_SEQUENCE = frozenset({b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"})
HEIC_SEQUENCE = "heic-sequence"


def kind_of(data: bytes) -> str | None:
    """Name it shortly: "jpeg", "gif", "video", "archive"; None for what is nothing of that."""
    if data[4:8] == b"ftyp":
        return _kind_of_brands(data[8:12], data[16 : int.from_bytes(data[:4], "big")][:256])
    kind = next((kind for pattern, kind in _KINDS if pattern.match(data)), None)
    if kind == "svg" and b"<svg" not in data[:4096]:
        return TEXT
    return kind or (TEXT if _WRITTEN.fullmatch(data[:4096]) else None)


def _kind_of_brands(major: bytes, others: bytes) -> str:
    """Brands of ISO 14496-12 containers, as in ISO 23008-12 annex B and the AVIF specification, section 6."""
    compatible = {others[at : at + 4] for at in range(0, len(others), 4)}
    if major in {b"avif", b"avis"} or (major == b"mif1" and b"avif" in compatible):
        return "avif"
    if major in _HEVC_SEQUENCE:
        return HEIC_SEQUENCE
    if major in _HEVC_STILL | {b"mif1"}:
        return "heic"
    return "raw" if major == b"crx " else VIDEO

"""What a file is, told from its first bytes and never from its name."""

import re

VIDEO = "video"

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
    (rb"%PDF-", "pdf"),
    (rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE\s+svg|svg)", "svg"),
    (rb"RIFF.{4}AVI |\x1aE\xdf\xa3|FLV\x01|OggS|\x30\x26\xb2\x75|\x00\x00\x01[\xb3\xba]", VIDEO),
    (rb".{4}(moov|mdat|wide)", VIDEO),
)
_KINDS = tuple((re.compile(pattern, re.DOTALL), kind) for pattern, kind in _STARTS)

_HEVC_STILL = frozenset({b"heic", b"heix", b"heim", b"heis"})
_HEVC_SEQUENCE = frozenset({b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"})
HEIC_SEQUENCE = "heic-sequence"


def kind_of(data: bytes) -> str | None:
    """Name it shortly: "jpeg", "gif", "video"; None for what is neither picture nor film."""
    if data[4:8] == b"ftyp":
        return _kind_of_brands(data[8:12], data[16 : int.from_bytes(data[:4], "big")][:256])
    kind = next((kind for pattern, kind in _KINDS if pattern.match(data)), None)
    if kind == "svg" and b"<svg" not in data[:4096]:
        return None
    return kind


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

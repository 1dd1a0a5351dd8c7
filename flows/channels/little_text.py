r"""LinkedIn's "little text": in a post, sixteen signs are markup unless a backslash stands before them.

LinkedIn asks to escape them also where they would be no markup, and cuts a text off at one that is not.
"""

import re

RESERVED = r"\|{}@[]()<>#*_~"
_SIGN = re.compile(f"[{re.escape(RESERVED)}]")
_ESCAPED = re.compile(rf"\\([{re.escape(RESERVED)}])")


def escaped(text: str) -> str:
    """The text so that every sign of it is read as itself."""
    return _SIGN.sub(r"\\\g<0>", text)


def plain(little: str) -> str:
    """The text that was escaped."""
    return _ESCAPED.sub(r"\1", little)

"""How the Graph API says no."""

TRANSIENT = frozenset({1, 2, 4, 17, 341, -1})


class GraphRefusal(Exception):
    """Code, subcode, message."""

    def __init__(self, code: int, subcode: int = 0, message: str = "") -> None:
        super().__init__(code, subcode, message)
        self.code, self.subcode, self.message = code, subcode, message

    def error(self) -> dict[str, object]:
        told: dict[str, object] = {
            "message": f"(#{self.code}) {self.message}",
            "type": "OAuthException",
            "code": self.code,
            "is_transient": self.code in TRANSIENT,
            "fbtrace_id": "A6LJylpZRKw2xKLFsAP-cJh",
        }
        return told | ({"error_subcode": self.subcode} if self.subcode else {})

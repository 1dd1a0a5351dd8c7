"""What running Freigabe can run into.

FlowsError
├── AlreadyRunning      another service uses this data folder
└── NotSignedIn         a command needs to know who asks
"""

from pathlib import Path


class FlowsError(Exception):
    """Carries values; the command line makes sentences of them."""


class AlreadyRunning(FlowsError):
    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.home = home


class NotSignedIn(FlowsError):
    pass

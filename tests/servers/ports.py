"""Free ports of this machine for servers that a test starts."""

import socket
from contextlib import ExitStack


def free_ports(count: int) -> list[int]:
    """As many different ports as asked for, free on 127.0.0.1 a moment ago."""
    with ExitStack() as open_together:
        sockets = [open_together.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]

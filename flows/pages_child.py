"""The pages as a process of their own, so that checks never slow them; it ends with whoever started it."""

import os
import signal
import sys
import threading

import uvicorn

from approvals.pages.app import application
from flows.house import House, house
from flows.premises import HousePremises


def serve_pages(home: House) -> None:
    """Serve until told to stop. No access log: addresses of links are secrets."""
    settings = home.settings
    _ = home.providers, home.database, home.keys, home.ears.now(home.guideline)
    uvicorn.run(
        application(HousePremises(home)),
        host=settings.pages_host,
        port=settings.pages_port,
        proxy_headers=bool(settings.trusted_proxy),
        forwarded_allow_ips=settings.trusted_proxy or None,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=5,
    )


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    serve_pages(house())

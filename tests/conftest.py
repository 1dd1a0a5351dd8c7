"""What every test may ask for: real servers, started when the first test wants one."""

import signal

pytest_plugins = ("tests.servers.postgres", "tests.servers.s3")


def pytest_configure() -> None:
    """End the servers also when the run is told to stop, as it is after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)

"""Prefect's own server as a child process: on this machine only, its data below our home, phoning nowhere."""

from collections.abc import Mapping
from pathlib import Path

from flows.child import Child
from flows.settings import Settings


def environment(settings: Settings) -> Mapping[str, str]:
    """What Prefect's server and its clients are told. Loopback needs no proxy."""
    return {
        "PREFECT_HOME": str(settings.prefect_home),
        "PREFECT_API_URL": settings.prefect_api,
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_CLI_PROMPT": "false",
    }


class PrefectServer(Child):
    """Started and stopped by whoever runs the service."""

    def __init__(self, settings: Settings, log: Path) -> None:
        words = ("server", "start", "--host", "127.0.0.1", "--port", str(settings.prefect_port))
        super().__init__("flows.prefect_child", words, environment(settings), log)

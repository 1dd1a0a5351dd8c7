"""Prefect's own server as a child process: on this machine unless it has a password, and phoning nowhere."""

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

from flows.child import Child
from flows.errors import PrefectOpen
from flows.settings import Settings

OWNER = "freigabe"
"""Prefect knows one name and one password; the name says nothing."""


def environment(settings: Settings) -> Mapping[str, str]:
    """What Prefect's server and its clients are told. Loopback needs no proxy."""
    told = {
        "PREFECT_HOME": str(settings.prefect_home),
        "PREFECT_API_URL": settings.prefect_api,
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "PREFECT_WORKER_HEARTBEAT_SECONDS": "10",
    }
    if password := settings.prefect_password.get_secret_value():
        told["PREFECT_API_AUTH_STRING"] = f"{OWNER}:{password}"
    return told


def _of_the_server(settings: Settings) -> Mapping[str, str]:
    told = dict(environment(settings))
    if signing_in := told.get("PREFECT_API_AUTH_STRING"):
        told["PREFECT_SERVER_API_AUTH_STRING"] = signing_in
    if database := settings.prefect_database.get_secret_value():
        told["PREFECT_SERVER_DATABASE_CONNECTION_URL"] = database
    return told


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class PrefectServer(Child):
    """Started and stopped by whoever runs the service. Raises PrefectOpen where anybody could give it orders."""

    def __init__(self, settings: Settings, log: Path) -> None:
        host = settings.prefect_host
        if not _loopback(host) and not settings.prefect_password.get_secret_value():
            raise PrefectOpen(host)
        words = ("server", "start", "--host", host, "--port", str(settings.prefect_port))
        super().__init__("flows.prefect_child", words, _of_the_server(settings), log)

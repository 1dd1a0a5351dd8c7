"""A real S3 for the tests (SeaweedFS, which checks signatures): one server a session, one bucket a test."""

import json
import secrets
import signal
import sysconfig
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import boto3
import pytest

from tests.servers.ports import free_ports
from tests.servers.running import running


@dataclass(frozen=True)
class S3:
    """What a client needs to know: the very values that the settings hold."""

    endpoint: str
    access_key: str
    secret_key: str
    bucket: str = ""
    region: str = "eu-central-1"

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.endpoint}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


@contextmanager
def started() -> Iterator[S3]:
    """Run master, volume, filer and S3 in one process on free ports, with one identity; all is gone afterwards."""
    ports = free_ports(8)
    server = S3(f"http://127.0.0.1:{ports[6]}", access_key=secrets.token_hex(10), secret_key=secrets.token_hex(20))
    with tempfile.TemporaryDirectory(prefix="freigabe-s3-") as temporary:
        folder = Path(temporary)
        (folder / "identities.json").write_text(json.dumps(_identities(server)))
        try:
            # Its orderly end takes 15 seconds, and nothing it holds is wanted any more.
            with running(_command(ports), folder, server.answers, stop=signal.SIGKILL):
                yield server
        finally:
            _without_sockets(ports)


def _identities(server: S3) -> object:
    credentials = [{"accessKey": server.access_key, "secretKey": server.secret_key}]
    return {
        "identities": [{"name": "freigabe", "credentials": credentials, "actions": ["Admin", "Read", "Write", "List"]}]
    }


def _command(ports: list[int]) -> list[str]:
    weed = Path(sysconfig.get_path("scripts")) / "weed"
    parts = ["master.port", "master.port.grpc", "volume.port", "volume.port.grpc"]
    parts += ["filer.port", "filer.port.grpc", "s3.port", "s3.port.grpc"]
    places = [f"-{part}={port}" for part, port in zip(parts, ports, strict=True)]
    places += [
        "-dir=.",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-s3.localSocket=s3.sock",
        "-filer.localSocket=filer.sock",
    ]
    unused = ["-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false"]
    # Every bucket gets volumes of its own, and they take space only when written.
    small = [
        "-volume.max=10000",
        "-master.electionTimeout=1s",
        "-master.volumeSizeLimitMB=64",
        "-volume.minFreeSpace=0.1",
    ]
    return [str(weed), "server", "-s3", "-s3.config=identities.json", *places, *unused, *small]


def _without_sockets(ports: list[int]) -> None:
    """Remove the internal sockets that the server leaves in the shared temporary folder."""
    for port in ports:
        for socket in Path(tempfile.gettempdir()).glob(f"seaweedfs-*-{port}.sock"):
            socket.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3]:
    """Start the session's server when the first test asks for it."""
    with started() as server:
        yield server


@pytest.fixture
def s3(s3_server: S3) -> S3:
    """Make a fresh, empty bucket for this test alone."""
    return with_bucket(s3_server)


def with_bucket(s3_server: S3) -> S3:
    """The same server with a fresh, empty bucket."""
    bucket = f"test-{secrets.token_hex(6)}"
    boto3.client(
        "s3",
        endpoint_url=s3_server.endpoint,
        region_name=s3_server.region,
        aws_access_key_id=s3_server.access_key,
        aws_secret_access_key=s3_server.secret_key,
    ).create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    return replace(s3_server, bucket=bucket)

"""Objects: bytes by key, in a folder or in S3, with the same promises.

A key is `folder/name`, such as `originals/1f0c5a`: lower case, so that it is the same on every disk, and exactly two
parts, so that no key can be the folder of another.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from approvals import ports
from storage.disk import sync_folder, write_part
from storage.errors import NotAnObjectKey, ObjectMissing, ObjectsRefused, ObjectsUnavailable

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_KEY = re.compile(r"[a-z][a-z-]{0,39}/[a-z0-9][a-z0-9._-]{0,199}")
_FORGOTTEN_AFTER = 3600.0  # seconds: no write takes that long, so an older part was left behind by a crash


class Objects(ports.Objects, Protocol):
    """Readers of a key see one whole version, the last one put; what was put survives a loss of power.

    A key that is none raises NotAnObjectKey. `get` raises ObjectMissing; to `delete` what is missing is no error.
    A store that fails raises ObjectsRefused or ObjectsUnavailable.
    """

    def keys(self, prefix: str) -> Iterator[str]:
        """All keys that start so, in order."""


def _checked(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise NotAnObjectKey(key)
    return key


class FolderObjects:
    """Objects as files of one folder, readable by their owner alone."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._arriving = root / ".arriving"
        self._arriving.mkdir(mode=0o700, parents=True, exist_ok=True)
        for part in self._arriving.iterdir():
            with suppress(FileNotFoundError):
                if part.stat().st_mtime < time.time() - _FORGOTTEN_AFTER:
                    part.unlink()

    def put(self, key: str, data: bytes) -> None:
        path = self._root / _checked(key)
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self._root)
        write_part(self._arriving, data).replace(path)
        sync_folder(path.parent)

    def get(self, key: str) -> bytes:
        try:
            return (self._root / _checked(key)).read_bytes()
        except FileNotFoundError:
            raise ObjectMissing(key) from None

    def delete(self, key: str) -> None:
        path = self._root / _checked(key)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            sync_folder(path.parent)

    def exists(self, key: str) -> bool:
        return (self._root / _checked(key)).exists()

    def keys(self, prefix: str) -> Iterator[str]:
        found = (path.relative_to(self._root).as_posix() for path in self._root.glob("[a-z]*/*"))
        yield from sorted(key for key in found if key.startswith(prefix))


class S3Objects:
    """Objects of one bucket."""

    def __init__(self, bucket: str, client: "S3Client") -> None:
        self._bucket = bucket
        self._client = client

    def put(self, key: str, data: bytes) -> None:
        with self._asking():
            self._client.put_object(Bucket=self._bucket, Key=_checked(key), Body=data)

    def get(self, key: str) -> bytes:
        with self._asking(key):
            return self._client.get_object(Bucket=self._bucket, Key=_checked(key))["Body"].read()

    def delete(self, key: str) -> None:
        with self._asking():
            self._client.delete_object(Bucket=self._bucket, Key=_checked(key))

    def exists(self, key: str) -> bool:
        try:
            with self._asking(key):
                self._client.head_object(Bucket=self._bucket, Key=_checked(key))
        except ObjectMissing:
            return False
        return True

    def keys(self, prefix: str) -> Iterator[str]:
        with self._asking():
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix):
                yield from (found["Key"] for found in page.get("Contents", []))

    @contextmanager
    def _asking(self, key: str = "") -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - who has a folder needs none of it

        try:
            yield
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if key and code in {"NoSuchKey", "404"}:
                raise ObjectMissing(key) from error
            if error.response["ResponseMetadata"]["HTTPStatusCode"] >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise ObjectsUnavailable(self._bucket) from error
            raise ObjectsRefused(self._bucket, code) from error
        except BotoCoreError as error:
            raise ObjectsUnavailable(self._bucket) from error


def s3_objects(*, bucket: str, endpoint: str | None, region: str, access_key: str, secret_key: str) -> S3Objects:
    """Objects of a bucket that exists; without an endpoint, of Amazon. Nothing is asked of the server yet."""
    import boto3  # noqa: PLC0415 - costs a third of a second, which a folder does not need
    from botocore.config import Config  # noqa: PLC0415

    config = Config(
        s3={"addressing_style": "path"},
        connect_timeout=5,
        read_timeout=60,
        retries={"mode": "standard", "max_attempts": 3},
        # Checksums in trailers are not understood by every S3; the signature already covers the body, or TLS does.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        config=config,
    )
    return S3Objects(bucket, client)

"""Settings: environment variables with FREIGABE_ in front, or a .env file. Everything has a working default."""

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """One machine by default: everything lies below `home`; keys may lie elsewhere, so that no backup holds both."""

    model_config = SettingsConfigDict(env_prefix="FREIGABE_", env_file=".env", extra="ignore")

    home: Path = Path("freigabe-data")
    keys: Path | None = None
    keys_copy: Path | None = None
    database: str | None = None
    export: Path | None = None
    objects: Literal["folder", "s3"] = "folder"
    s3_bucket: str = "freigabe"
    s3_endpoint: str | None = None
    s3_region: str = "eu-central-1"
    s3_access_key: str = ""
    s3_secret_key: SecretStr = SecretStr("")
    work: Literal["here", "pools"] = "here"
    prefect: str | None = None
    prefect_host: str = "127.0.0.1"
    prefect_port: int = 4230
    prefect_database: SecretStr = SecretStr("")
    prefect_password: SecretStr = SecretStr("")
    pages_host: str = "127.0.0.1"
    pages_port: int = 8420
    address: str | None = None
    trusted_proxy: str = ""
    private_addresses: str = ""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = "Freigabe <freigabe@localhost>"
    watch_token: SecretStr = SecretStr("")
    demo: bool = False
    threads: int = 2
    describer: Literal["onnx", "reference"] = "onnx"

    @cached_property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.home.absolute() / 'freigabe.db'}"

    @property
    def keys_folder(self) -> Path:
        return self.keys or self.home / "keys"

    @property
    def objects_folder(self) -> Path:
        return self.home / "objects"

    @property
    def export_folder(self) -> Path:
        return self.export or self.home / "export"

    @property
    def mail_folder(self) -> Path:
        return self.home / "mail"

    @property
    def public_address(self) -> str:
        """Where people reach the pages: as set, or this machine."""
        return (self.address or f"http://127.0.0.1:{self.pages_port}").rstrip("/")

    @property
    def prefect_home(self) -> Path:
        return self.home.absolute() / "prefect"

    @property
    def prefect_api(self) -> str:
        return self.prefect or f"http://127.0.0.1:{self.prefect_port}/api"

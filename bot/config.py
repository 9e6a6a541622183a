"""Settings from the environment or `.env`, checked once; a wrong one is a clear line that names it."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from academy.messages import Address

TELEGRAM_API = "https://api.telegram.org"
DISCORD_API = "https://discord.com/api/v10"
DISCORD_GATEWAY = "wss://gateway.discord.gg/"
# Direct messages that a bot opens on Discord without being asked. Discord names no figure; who opens dozens at
# once gets 40003, or is taken for a sender of spam and may open no more at all.
FIRST_PER_MINUTE = 10
DATA = Path("data")
SQLITE = "sqlite:///data/collective-brain.sqlite"
CHANNELS = ("telegram", "discord", "web")
POSTGRES = re.compile(r"postgresql\+psycopg://(.*@)?(\[[\da-fA-F:.]+\]|[^/:?@]*)(:\d+)?([/?].*)?")
HTTP = re.compile(r"https?://[^\s/]+(/\S*)?")


class WrongSetting(Exception):  # noqa: N818 – reads as what happened
    """A setting that cannot be used; the text names it and says what would do."""


class Settings(BaseModel):
    """What can be set; see the table in the README. Names are those of the environment, in capitals there."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    database_url: str = SQLITE
    programme: Path = Path("programmes/sse-academy-12.yaml")
    secret_key: SecretStr = SecretStr("")
    public_url: str = ""
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=1, le=65535)] = 8000
    forwarded_allow_ips: str = ""
    organisers: tuple[Address, ...] = ()
    start_at: datetime | None = None
    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = TELEGRAM_API
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_rate: Annotated[int, Field(ge=1, le=1000)] = 30
    discord_token: SecretStr = SecretStr("")
    discord_api_url: str = DISCORD_API
    discord_gateway_url: str = DISCORD_GATEWAY
    discord_guild_id: Annotated[int, Field(ge=1)] | None = None
    discord_first_per_minute: Annotated[int, Field(ge=1, le=600)] = FIRST_PER_MINUTE

    @property
    def address(self) -> str:
        """Where people reach the pages, without a slash at the end."""
        return self.public_url or f"http://{self.web_host}:{self.web_port}"

    @property
    def has_platform(self) -> bool:
        """Whether any platform besides the page chat is on."""
        return bool(self.telegram_token.get_secret_value() or self.discord_token.get_secret_value())

    @field_validator("organisers", mode="before")
    @classmethod
    def _addresses(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(_organiser(part) for part in re.split(r"[,\s]+", value.strip()) if part)

    @field_validator("forwarded_allow_ips")
    @classmethod
    def _proxies(cls, value: str) -> str:
        try:
            return ",".join(
                str(ip_network(part, strict=False)) for part in re.split(r"[,\s]+", value.strip()) if part
            )
        except ValueError:
            raise ValueError("it should be addresses or networks, such as 127.0.0.1, 10.0.0.0/8") from None

    @field_validator("start_at", mode="before")
    @classmethod
    def _instant(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError("it should be an instant such as 2021-11-12T09:00+01:00") from None
        if instant.tzinfo is None:
            raise ValueError("it needs an offset, such as 2021-11-12T09:00+01:00")
        return instant

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        value = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
        if not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("it should begin with sqlite:/// or postgresql://")
        if value.startswith("postgres") and not POSTGRES.fullmatch(value):
            raise ValueError("it should look like postgresql://user:password@host:5432/name")
        if value.removeprefix("sqlite:///") in ("", ":memory:"):
            raise ValueError("it should name a file, such as sqlite:///data/collective-brain.sqlite")
        return value

    @field_validator("public_url", "telegram_api_url", "discord_api_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and not HTTP.fullmatch(value):
            raise ValueError("it should be an address such as https://academy.example")
        return value.rstrip("/").removesuffix("/bot")

    @field_validator("telegram_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(r"\d+:[\w-]{10,}", value.get_secret_value()):
            raise ValueError("it should look like 123456:ABC-DEF…, as @BotFather gives it")
        return value

    @field_validator("discord_token")
    @classmethod
    def _discord_token(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[!-~]*", value.get_secret_value()):
            raise ValueError("it should be one word, as the developer portal gives it")
        return value

    @field_validator("discord_gateway_url")
    @classmethod
    def _socket_address(cls, value: str) -> str:
        if not re.fullmatch(r"wss?://[^\s/]+(/\S*)?", value):
            raise ValueError("it should be an address such as wss://gateway.discord.gg/")
        return value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[\w-]{0,256}", value.get_secret_value(), re.ASCII):
            raise ValueError("Telegram takes 1 to 256 of A-Z, a-z, 0-9, _ and -")
        return value

    @model_validator(mode="after")
    def _together(self) -> Settings:
        official = (self.telegram_token.get_secret_value() and self.telegram_api_url == TELEGRAM_API) or (
            self.discord_token.get_secret_value() and self.discord_api_url == DISCORD_API
        )
        if self.start_at and official:
            raise ValueError("START_AT: a simulated clock must not write to real people; remove it or the token")
        if self._telegram_webhook_wanted and not self.public_url.startswith("https://") and official:
            raise ValueError("PUBLIC_URL: Telegram's webhook needs an address that begins with https://")
        return self

    @property
    def _telegram_webhook_wanted(self) -> bool:
        return self.telegram_mode == "webhook" and bool(self.telegram_token.get_secret_value())


def read(environment: Mapping[str, str] | None = None, file: Path = Path(".env")) -> Settings:
    """The settings. Raises WrongSetting."""
    written = {name: value or "" for name, value in dotenv_values(file).items()} if file.is_file() else {}
    _refuse_unknown(written, file)
    given = written | dict(os.environ if environment is None else environment)
    values = {name: given[name.upper()] for name in Settings.model_fields if given.get(name.upper())}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise WrongSetting(_told(error)) from None


def channel_fault(address: Address) -> str:
    """What is wrong with an address whose channel we do not have, and what was probably meant, or ""."""
    if address.channel in CHANNELS:
        return ""
    near = get_close_matches(address.channel.casefold(), CHANNELS, n=1, cutoff=0.5)
    meant = f"did you mean {near[0]}?" if near else f"known: {', '.join(CHANNELS)}"
    return f"{address}: there is no channel {address.channel!r}; {meant}"


def secret_key(settings: Settings, folder: Path = DATA) -> str:
    """The key that signs cookies and links: the setting, or one made once and kept in a file only we can read."""
    if key := settings.secret_key.get_secret_value():
        return key
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(32))
    return file.read_text().strip()


def _organiser(written: str) -> Address:
    try:
        address = Address.parse(written)
    except ValueError:
        raise ValueError(f"{written} is not an address such as telegram:4815") from None
    if fault := channel_fault(address):
        raise ValueError(fault)
    if address.channel != "web" and not address.user.isdecimal():
        raise ValueError(f"{written} has no number, unlike telegram:4815; names and @names can change")
    return address


def _refuse_unknown(written: Mapping[str, str], file: Path) -> None:
    known = [name.upper() for name in Settings.model_fields]
    for name in written:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.7)
            meant = f"; did you mean {near[0]}?" if near else f"; the settings are {', '.join(known)}"
            raise WrongSetting(f"{name} in {file} is not a setting{meant}")


def _told(error: ValidationError) -> str:
    first = error.errors(include_input=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    name = str(first["loc"][0]).upper() if first["loc"] else ""
    return f"{name}: {message}" if name else message

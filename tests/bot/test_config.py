from datetime import UTC, datetime
from pathlib import Path

import pytest

from academy.messages import Address
from bot.config import WrongSetting, read, secret_key

TOKEN = "123456:ABC-DEF1234ghIkl"


def told(tmp_path, environment, written=""):
    """The line about a wrong setting."""
    file = tmp_path / ".env"
    file.write_text(written)
    with pytest.raises(WrongSetting) as error:
        read(environment, file)
    return str(error.value)


def test_nothing_has_to_be_set(tmp_path):
    settings = read({}, tmp_path / ".env")
    assert (settings.address, settings.has_platform, settings.telegram_rate) == (
        "http://127.0.0.1:8000",
        False,
        30,
    )


def test_environment_goes_before_the_file(tmp_path):
    (tmp_path / ".env").write_text("WEB_PORT=8001\nTELEGRAM_RATE=25\n")
    settings = read({"WEB_PORT": "8002", "HOME": "/root"}, tmp_path / ".env")
    assert (settings.web_port, settings.telegram_rate) == (8002, 25)


@pytest.mark.parametrize(
    ("name", "value", "read_as"),
    [
        ("ORGANISERS", "telegram:4815, discord:99", (Address("telegram", "4815"), Address("discord", "99"))),
        ("START_AT", "2021-11-12T09:00+01:00", datetime(2021, 11, 12, 8, 0, tzinfo=UTC)),
        ("START_AT", "2021-11-12 09:00Z", datetime(2021, 11, 12, 9, 0, tzinfo=UTC)),
        ("DATABASE_URL", "postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("DATABASE_URL", "postgres://u:a/b@c@h:1/d?x=y", "postgresql+psycopg://u:a/b@c@h:1/d?x=y"),
        ("DATABASE_URL", "postgresql:///d?host=/run", "postgresql+psycopg:///d?host=/run"),
        ("DATABASE_URL", "postgresql://[::1]:5432/d", "postgresql+psycopg://[::1]:5432/d"),
        ("PUBLIC_URL", "https://academy.example/", "https://academy.example"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:81/bot", "http://127.0.0.1:81"),
        ("PROGRAMME", "my.yaml", Path("my.yaml")),
        ("FORWARDED_ALLOW_IPS", "127.0.0.1, 10.0.0.5/8 ::1", "127.0.0.1/32,10.0.0.0/8,::1/128"),
    ],
)
def test_setting_is_read(tmp_path, name, value, read_as):
    assert getattr(read({name: value}, tmp_path / ".env"), name.lower()) == read_as


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        (
            {"FORWARDED_ALLOW_IPS": "*"},
            "FORWARDED_ALLOW_IPS: it should be addresses or networks, such as 127.0.0.1, 10.0.0.0/8",
        ),
        ({"WEB_PORT": "99999"}, "WEB_PORT: Input should be less than or equal to 65535"),
        ({"WEB_PORT": "http"}, "WEB_PORT: Input should be a valid integer, unable to parse string as an integer"),
        ({"START_AT": "2021-11-12T09:00"}, "START_AT: it needs an offset, such as 2021-11-12T09:00+01:00"),
        ({"START_AT": "20211112"}, "START_AT: it needs an offset, such as 2021-11-12T09:00+01:00"),
        ({"START_AT": "1636707600"}, "START_AT: it should be an instant such as 2021-11-12T09:00+01:00"),
        ({"ORGANISERS": "ana"}, "ORGANISERS: ana is not an address such as telegram:4815"),
        (
            {"ORGANISERS": "telegramm:1"},
            "ORGANISERS: telegramm:1: there is no channel 'telegramm'; did you mean telegram?",
        ),
        (
            {"ORGANISERS": "telegram:@ana"},
            "ORGANISERS: telegram:@ana has no number, unlike telegram:4815; names and @names can change",
        ),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL: it should begin with sqlite:/// or postgresql://"),
        (
            {"DATABASE_URL": "sqlite:///"},
            "DATABASE_URL: it should name a file, such as sqlite:///data/collective-brain.sqlite",
        ),
        (
            {"DATABASE_URL": "postgresql://u:p@h:port/d"},
            "DATABASE_URL: it should look like postgresql://user:password@host:5432/name",
        ),
        ({"DISCORD_TOKEN": "two words"}, "DISCORD_TOKEN: it should be one word, as the developer portal gives it"),
        (
            {"DISCORD_GATEWAY_URL": "https://gateway.discord.gg"},
            "DISCORD_GATEWAY_URL: it should be an address such as wss://gateway.discord.gg/",
        ),
        ({"PUBLIC_URL": "academy"}, "PUBLIC_URL: it should be an address such as https://academy.example"),
        (
            {"TELEGRAM_TOKEN": "hello"},
            "TELEGRAM_TOKEN: it should look like 123456:ABC-DEF…, as @BotFather gives it",
        ),
        ({"TELEGRAM_RATE": "0"}, "TELEGRAM_RATE: Input should be greater than or equal to 1"),
        (
            {"DISCORD_FIRST_PER_MINUTE": "601"},
            "DISCORD_FIRST_PER_MINUTE: Input should be less than or equal to 600",
        ),
        ({"TELEGRAM_MODE": "push"}, "TELEGRAM_MODE: Input should be 'polling' or 'webhook'"),
        (
            {"TELEGRAM_TOKEN": TOKEN, "START_AT": "2021-11-12T09:00Z"},
            "START_AT: a simulated clock must not write to real people; remove it or the token",
        ),
        (
            {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_MODE": "webhook"},
            "PUBLIC_URL: Telegram's webhook needs an address that begins with https://",
        ),
    ],
)
def test_wrong_setting_is_one_line_that_names_it(tmp_path, environment, line):
    assert told(tmp_path, environment) == line


def test_misspelt_name_in_the_file_is_told_with_what_was_meant(tmp_path):
    line = told(tmp_path, {}, "TELEGRAM_TOKN=1\n")
    assert line == f"TELEGRAM_TOKN in {tmp_path}/.env is not a setting; did you mean TELEGRAM_TOKEN?"


def test_token_is_not_shown(tmp_path):
    settings = read({"TELEGRAM_TOKEN": TOKEN}, tmp_path / ".env")
    assert TOKEN not in repr(settings)
    assert TOKEN[:-1] not in told(tmp_path, {"TELEGRAM_TOKEN": TOKEN[:-1] + "!"})


def test_secret_key_is_made_once_and_kept_for_us_alone(tmp_path):
    settings = read({}, tmp_path / ".env")
    first = secret_key(settings, tmp_path / "data")
    assert len(first) >= 32
    assert secret_key(settings, tmp_path / "data") == first
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o777 == 0o600

"""Starting the assistant: it says in a few lines what runs, where, and what is off and why."""

from __future__ import annotations

import asyncio
import errno
import gc
import signal
import socket
import sys

import uvloop

from bot import logs
from bot.app import App
from bot.channels import SettingRefusedError
from bot.config import Settings, WrongSetting
from storage.clock import SimulatedClock

# Seconds until a thread must let others on. A statement of PostgreSQL waits without Python's lock and then
# wants it back: beside a busy thread, twenty round trips to another process took 106 ms with Python's own 5 ms
# and 20 ms with this (in a second run both had luck: 0.2 ms at the median, 139 and 8 at most), for 2 to 7 % of
# the busy thread's work. With SQLite no difference was seen.
SWITCH = 0.0005


# New objects until the garbage collector looks at the youngest, and how many such looks until it looks at older
# ones. A message makes hundreds that live for milliseconds; with the usual 700, a quarter of its time went into
# looking at them (410 µs a delivered message, 319 with these).
GARBAGE = (50_000, 20, 20)


def start(settings: Settings) -> None:
    """Run until a signal ends it. Raises WrongSetting; then nothing was started."""
    sys.setswitchinterval(SWITCH)
    gc.set_threshold(*GARBAGE)
    logs.start()
    listener = _listen(settings)
    try:
        uvloop.run(_run(settings, listener))
    except SettingRefusedError as error:
        raise WrongSetting(str(error)) from None
    finally:
        listener.close()


async def _run(settings: Settings, listener: socket.socket) -> None:
    app = App(settings)
    print("\n".join(_told(app)), flush=True)  # noqa: T201 – what the person at the terminal came for
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, app.stop)
    await app.run(listener)


def _listen(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.web_host, settings.web_port), backlog=2048)
    except OSError as error:
        place = f"{settings.web_host}:{settings.web_port}"
        name = "WEB_PORT" if error.errno in (errno.EADDRINUSE, errno.EACCES) else "WEB_HOST"
        why = str(error.strerror).partition(" (while")[0]
        raise WrongSetting(f"{name}: {place} cannot be used ({why}); choose another") from None


def _told(app: App) -> list[str]:
    given = app.settings
    database = given.database_url if app.database.sqlite else "PostgreSQL"
    lines = ["Collective Brain", f"  Page chat  {given.address}/", f"  Database   {database}"]
    lines.append(
        f"  Telegram   {f'on, {given.telegram_mode}' if given.telegram_token else 'off: no TELEGRAM_TOKEN'}"
    )
    lines.append(f"  Discord    {'on' if given.discord_token else 'off: no DISCORD_TOKEN'}")
    if isinstance(app.clock, SimulatedClock):
        why = "START_AT" if given.start_at else "no platform is on"
        lines.append(
            f"  Time       simulated ({why}), now {app.clock.now():%Y-%m-%d %H:%M} UTC; set it forward on the page"
        )
    else:
        lines.append("  Time       real")
    return lines

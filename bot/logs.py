"""What is written to the log: a line an event, never a token, never what people wrote."""

from __future__ import annotations

import logging
import sys
import traceback

import structlog

# These libraries write addresses with tokens in them at INFO.
TALKATIVE = (
    "httpx",
    "httpcore",
    "aiohttp",
    "discord",
    "telegram",
    "uvicorn.access",
    "apscheduler",
    "alembic",
    "uvicorn.error",
)


def start(level: int = logging.INFO) -> None:
    """Send everything to standard error, our events as key=value."""
    logging.basicConfig(level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _bare_exception,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _bare_exception(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Where and of which kind, without the message: a database's quotes the row, with what people wrote."""
    if event.pop("exc_info", None):
        _, error, _ = sys.exc_info()
        if error is not None:
            event["error"] = f"{type(error).__module__}.{type(error).__qualname__}"
            event["traceback"] = "".join(traceback.format_tb(error.__traceback__))
    return event

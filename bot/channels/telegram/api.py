"""The Bot API as the channel calls it: a method, its parameters, the result or a SendError."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from typing import Any

from telegram import Bot, InputFile
from telegram.error import TelegramError

from academy.messages import Document
from bot.channels import Fate, SendError
from bot.channels.telegram.failures import send_error
from bot.channels.telegram.request import READ_SECONDS, AiohttpRequest, ApiError

# At DEBUG the library logs addresses, which hold the token, and what people wrote; httpx, which it imports though
# we do not use it, logs addresses at INFO.
for _library in ("telegram", "httpx"):
    logging.getLogger(_library).setLevel(logging.WARNING)

CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # in a file's name it would begin a header of its own

# A message is right without these, and a server that does not know one must not lose us the message.
DISPENSABLE = ("link_preview_options",)


class Api:
    """One bot at one server. `api_url` is without "/bot"; connections open with the first call."""

    def __init__(self, token: str, api_url: str) -> None:
        base = api_url.rstrip("/")
        self._sending = f"{base}/bot{token}/sendMessage"
        self._acknowledging = f"{base}/bot{token}/answerCallbackQuery"
        # One request class for both kinds of call: without it the library would open httpx clients of its own.
        self._request = AiohttpRequest()
        self._bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._request,
            get_updates_request=self._request,
        )
        self._unknown: set[str] = set()  # the dispensable parameters that this server does not know

    async def call(self, method: str, params: Mapping[str, Any], wait: float = READ_SECONDS) -> Any:
        """Call a method ("sendMessage") and give its result, waiting for at most `wait` seconds.

        A Document among the parameters is uploaded. Raises SendError.
        """
        known = {name: _uploaded(value) for name, value in params.items() if name not in self._unknown}
        try:
            # At every call the library would warn that `Bot.send_message` exists (a PTBUserWarning). That costs
            # 409 µs where this costs 225. With an underscore at the end, which it drops, it says nothing.
            return await self._bot.do_api_request(f"{method}_", known, read_timeout=wait)
        except ApiError as error:
            if unknown := _unknown_to_server(error, known):
                self._unknown.add(unknown)
                return await self.call(method, params, wait)
            raise send_error(error) from error
        except TelegramError as error:
            raise send_error(error) from error
        except (KeyError, TypeError):  # the library takes for granted that an answer has a result
            raise SendError(Fate.UNCERTAIN, "garbled") from None

    async def send_text(self, chat: int, rest: bytes, params: Mapping[str, Any]) -> str:
        """`sendMessage` with the rest of its body written before; the id of the message. Raises SendError.

        `params` are the same as `rest`, for a server that does not know all of them.
        """
        if not self._unknown.isdisjoint(params):
            return str((await self.call("sendMessage", {"chat_id": chat, **params}))["message_id"])
        try:
            answer = await self._request.post_json(self._sending, b'{"chat_id":%d,' % chat + rest)
            return str(json.loads(answer)["result"]["message_id"])
        except ApiError as error:
            if unknown := _unknown_to_server(error, params):
                self._unknown.add(unknown)
                return await self.send_text(chat, rest, params)
            raise send_error(error) from error
        except TelegramError as error:
            raise send_error(error) from error
        except (ValueError, KeyError, TypeError):
            raise SendError(Fate.UNCERTAIN, "garbled") from None

    async def acknowledge(self, params: Mapping[str, Any]) -> None:
        """`answerCallbackQuery` without the detour by the library: hundreds press at once. Raises SendError."""
        try:
            await self._request.post_json(self._acknowledging, json.dumps(params).encode())
        except TelegramError as error:
            raise send_error(error) from error

    async def close(self) -> None:
        """Close the connections."""
        await self._request.shutdown()


def _uploaded(value: Any) -> Any:
    if not isinstance(value, Document):
        return value
    return InputFile(value.content, CONTROL.sub(" ", value.name))


def _unknown_to_server(error: ApiError, params: Mapping[str, Any]) -> str | None:
    if error.status != 400:
        return None
    return next((name for name in DISPENSABLE if name in params and name in error.description), None)

import subprocess
import sys

PROGRAM = """
import structlog
from bot import logs
logs.start()
try:
    raise ValueError("Failing row contains (Ana Machel, 123456:SECRET-token)")
except ValueError:
    structlog.get_logger().exception("event failed", request="ab12")
import logging
logging.getLogger("httpx").info("POST https://example.org/bot123456:SECRET-token/sendMessage")
"""


def test_log_says_what_failed_and_where_but_not_what_people_wrote():
    written = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stderr
    assert "event='event failed'" in written
    assert "request='ab12'" in written
    assert "error='builtins.ValueError'" in written
    assert 'File "<string>", line 6' in written
    assert ("Ana" in written, "SECRET" in written) == (False, False)

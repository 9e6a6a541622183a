"""`python -m bot` is `collective-brain`."""

from bot.cli import main

main()

"""``python -m logistics``: the same as ``backtoback``."""

from logistics.commands.app import app

app(prog_name="backtoback")

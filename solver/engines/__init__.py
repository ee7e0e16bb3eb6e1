"""Engines: one file each, all with the same ``solve``."""

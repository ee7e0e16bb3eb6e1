"""Prices: every amount a quote made of parts with sources."""

"""Ranges: what a plan may cost when prices, people and anchors are not as the case says."""

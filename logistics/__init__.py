"""backtoback: meetings that can move, placed next to sessions that cannot."""

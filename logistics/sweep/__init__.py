"""Sweeps: one case solved anew for thousands of values, locally or on a cluster, with nothing lost."""

"""The best p sites for weighted clients, proven; MODEL.md, "Hubs: weighted p-median"."""

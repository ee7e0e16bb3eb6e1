"""One consultation held in several places at once, linked by video: which places, and who goes where."""

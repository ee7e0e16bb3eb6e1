"""Dates, who comes and who pays, decided at once; MODEL.md, "Attendance"."""

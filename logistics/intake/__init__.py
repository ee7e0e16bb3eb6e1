"""Input: folders and workbooks become drafts, drafts become cases."""

from logistics.intake.load import load_case, load_draft
from logistics.intake.validate import validate

__all__ = ["load_case", "load_draft", "validate"]

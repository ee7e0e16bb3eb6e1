"""Input: folders and workbooks become drafts, drafts become cases."""

from logistics.intake.convert import convert
from logistics.intake.load import load_case, load_draft
from logistics.intake.template import write_template
from logistics.intake.validate import validate

__all__ = ["convert", "load_case", "load_draft", "validate", "write_template"]

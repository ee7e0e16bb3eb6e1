"""A block as plain aligned text that is a Markdown table as well."""

from __future__ import annotations

from reports.cells import Kind
from reports.display import shown
from reports.table import Block, Column, Row, kind_of


def render_text(block: Block) -> str:
    """Return a block as an aligned table for terminals and Markdown, with its title and notes.

    Args:
        block: block to render; notes of cells are numbered and follow the table.

    Returns:
        Lines with a final line break. Numbers stand right.
    """
    notes: list[str] = []
    lines = [[_cell_text(column, row, notes) for column in block.columns] for row in block.rows]
    head = [_one_line(column.caption) if block.has_heading else "" for column in block.columns]
    widths = [max(3, *(len(line[i]) for line in [head, *lines])) for i in range(len(head))]
    is_right = [column.kind is not Kind.TEXT for column in block.columns]
    rule = [
        ("-" * (width - 1) + ":") if right else "-" * width
        for width, right in zip(widths, is_right, strict=True)
    ]
    table = [_aligned(line, widths, is_right) for line in [head, rule, *lines]]
    before = [part for part in (block.title, block.note) if part]
    parts = [*before, "\n".join(table), *(["\n".join(notes)] if notes else [])]
    return "\n\n".join(parts) + "\n"


def _cell_text(column: Column, row: Row, notes: list[str]) -> str:
    cell = row.cell(column.key)
    text = _one_line(shown(cell.value, kind_of(column, row, cell), column.decimals))
    if cell.note:
        notes.append(f"({len(notes) + 1}) {_one_line(cell.note)}")
        return f"{text} ({len(notes)})".lstrip()
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _aligned(line: list[str], widths: list[int], is_right: list[bool]) -> str:
    cells = [
        text.rjust(width) if right else text.ljust(width)
        for text, width, right in zip(line, widths, is_right, strict=True)
    ]
    return f"| {' | '.join(cells)} |"

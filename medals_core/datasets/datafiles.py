"""Reading the files of ``data/``: CSV rows and TOML into typed records, each fault with its file, row and column."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from medals_core.slimming import Interner, slim

Model = TypeVar("Model", bound=BaseModel)


class Fault(NamedTuple):
    """Something wrong in the data. ``file`` is relative to the data folder; ``row`` counts as a spreadsheet does (the
    header is row 1), 0 for the file as a whole."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = self.file
        place += f", row {self.row}" if self.row else ""
        place += f", column {self.column}" if self.column else ""
        return f"{place}: {self.message}"


class DatasetError(ValueError):
    """The data cannot be read. Its text is one clear line."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Faults:
    """Where faults go: ``strict`` raises ``DatasetError`` at the first one (start-up), else all are kept (check)."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.found: list[Fault] = []

    def report(self, file: str, row: int, column: str, message: str) -> None:
        fault = Fault(file, row, column, message)
        if self.strict:
            raise DatasetError(fault)
        self.found.append(fault)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file by column."""

    number: int
    cells: Mapping[str, str]
    one_of_each: "Interner" = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def names(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, apart by semicolons."""
        cell = self.cells[column]
        if not cell:
            return ()
        return self.one_of_each(tuple(self.one_of_each(part.strip()) for part in cell.split(";") if part.strip()))


class DataFolder:
    """The data folder as files of rows."""

    def __init__(self, root: Path, faults: Faults) -> None:
        self.root = root
        self.faults = faults
        self._one_of_each = Interner()

    def has(self, file: str) -> bool:
        """Is it there? One that cannot be looked at is: reading it tells what is the matter."""
        try:
            return (self.root / file).is_file()
        except OSError:
            return True

    def rows(self, file: str, columns: tuple[str, ...]) -> Iterator[Row]:
        """The rows of a CSV file with exactly these columns, in any order."""
        one = self._one_of_each
        for number, cells in self.lines(file, columns):
            yield Row(number, dict(zip(columns, map(one, cells), strict=True)), one)

    def lines(self, file: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Sequence[str]]]:
        """The same as plain cells in the order of ``columns``, each line with its number."""
        path = self.root / file
        if not self.has(file):
            self.faults.report(file, 0, "", "the file is missing")
            return
        try:
            stream = path.open(encoding="utf-8", newline="")
        except OSError as error:
            self.faults.report(file, 0, "", f"cannot be read: {error.strerror}")
            return
        with stream:
            reader = csv.reader(stream, strict=True)
            try:
                header = next(reader, [])
                missing = [column for column in columns if column not in header]
                if missing or len(header) != len(columns):
                    expected = ", ".join(columns)
                    self.faults.report(file, 1, ", ".join(missing), f"the columns should be: {expected}")
                    return
                in_order = itemgetter(*map(header.index, columns))
                for number, cells in enumerate(reader, start=2):
                    if not cells:
                        continue
                    if len(cells) != len(header):
                        self.faults.report(file, number, "", f"{len(cells)} cells, but the header has {len(header)}")
                        continue
                    yield number, in_order(cells)
            except (csv.Error, UnicodeDecodeError) as error:
                self.faults.report(file, reader.line_num, "", f"cannot be read as CSV: {error}")

    def records(
        self, model: type[Model], file: str, columns: tuple[str, ...], *, several: Iterable[str] = (),
        blank: Iterable[str] = (), optional: bool = False,
    ) -> Iterator[tuple[int, Model]]:  # fmt: skip
        """The valid rows as records, each with its number. ``several``: columns whose cells hold several values;
        ``blank``: columns that may be empty; ``optional``: the file need not be there."""
        for row in self.rows(file, columns) if self.has(file) or not optional else ():
            fields: dict[str, Any] = {**row.cells, **{column: row.names(column) for column in several}}
            found = self.record(model, file, row.number, fields | {column: row[column] or None for column in blank})
            if found:
                yield row.number, found

    def toml(self, file: str) -> dict[str, Any] | None:
        path = self.root / file
        if not self.has(file):
            self.faults.report(file, 0, "", "the file is missing")
            return None
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.faults.report(file, 0, "", f"cannot be read as TOML: {error}")
            return None
        except OSError as error:
            self.faults.report(file, 0, "", f"cannot be read: {error.strerror}")
            return None

    def record(self, model: type[Model], file: str, row: int, fields: Mapping[str, Any]) -> Model | None:
        """The validated record, or None with a fault for every field that is not valid."""
        try:
            found = model.model_validate(fields)
        except ValidationError as error:
            for fault in error.errors():
                column = ".".join(str(part) for part in fault["loc"])
                given = fault.get("input")
                shown = f", not {given!r}" if isinstance(given, str) else ""
                self.faults.report(file, row, column, f"{fault['msg'][0].lower()}{fault['msg'][1:]}{shown}")
            return None
        return slim(found)

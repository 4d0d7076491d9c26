"""Writes the Parquet files of a folder ("write"), and says whether a rated one has the columns of its input ("same")."""

import datetime
import decimal
import random
import sys

import polars
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 60_000
GROUP = 25_000
NUMBERS = ["8543302000", "6109100004", "3901400000", "7326908688", "4407110001", "8708295160"]


def table():
    chance = random.Random(20261201)
    moments = [datetime.datetime(2025, 1, 1) + datetime.timedelta(seconds=i) for i in range(ROWS)]
    # Cells that a spreadsheet would take for formulas stand in the last row group alone.
    notes = [chance.choice([None, "=1+1", "-5", 'text, with "quote"', "é\n"]) if i > 2 * GROUP else f"plain {i % 300}" for i in range(ROWS)]
    return pa.table(
        {
            "hts": [chance.choice(NUMBERS) for _ in range(ROWS)],
            "origin": ["CA"] * ROWS,
            "entry_date": [datetime.date(2025, 1, 1) + datetime.timedelta(days=chance.randrange(690)) for _ in range(ROWS)],
            "customs_value": pa.array([decimal.Decimal(chance.randrange(100, 10**8)).scaleb(-2) for _ in range(ROWS)], pa.decimal128(12, 2)),
            "spi": [chance.choice([None, "S", ""]) for _ in range(ROWS)],
            "note": notes,
            "nanoseconds": pa.array(moments, pa.timestamp("ns")),
            "microseconds": pa.array(moments, pa.timestamp("us", "UTC")),
            "hour": pa.array([datetime.time(1, 2, 3)] * ROWS, pa.time64("us")),
            "double": [chance.random() if i % 3 else None for i in range(ROWS)],
            "single": pa.array([chance.random() for _ in range(ROWS)], pa.float32()),
            "small": pa.array([i % 200 for i in range(ROWS)], pa.uint8()),
            "short": pa.array([i % 200 for i in range(ROWS)], pa.int16()),
            "large": pa.array([2**63 + i for i in range(ROWS)], pa.uint64()),
            "even": [i % 2 == 0 for i in range(ROWS)],
            "bytes": [bytes([65 + i % 26]) for i in range(ROWS)],
            "fixed": pa.array([b"abcd"] * ROWS, pa.binary(4)),
            "choice": pa.array([["x", "y", "z"][i % 3] for i in range(ROWS)]).dictionary_encode(),
            "wide": pa.array([decimal.Decimal(i) for i in range(ROWS)], pa.decimal128(30, 6)),
            "nothing": pa.array([None] * ROWS, pa.string()),
        }
    )


def write(folder):
    whole = table()
    forms = {
        "snappy": {},
        "zstd": {"compression": "zstd"},
        "second-pages": {"compression": "gzip", "data_page_version": "2.0", "use_dictionary": False},
        "unpacked": {"compression": "none"},
        "int96": {"use_deprecated_int96_timestamps": True},
        "deltas": {"use_dictionary": False, "column_encoding": {"note": "DELTA_BYTE_ARRAY", "hts": "DELTA_LENGTH_BYTE_ARRAY"}},
        "indexes": {"write_page_index": True, "write_page_checksum": True},
        "brotli": {"compression": "brotli"},
        "one-group": {"row_group_size": ROWS},
    }
    for name, form in forms.items():
        pq.write_table(whole, f"{folder}/{name}.parquet", **{"row_group_size": GROUP, **form})
    required = pa.schema([pa.field(each.name, each.type, nullable=each.name not in ("hts", "origin")) for each in whole.schema])
    pq.write_table(whole.cast(required), f"{folder}/required.parquet", row_group_size=GROUP)
    pq.write_table(whole.append_column("list", pa.array([[1, 2]] * ROWS)), f"{folder}/nested.parquet", row_group_size=GROUP)
    polars.from_arrow(whole).write_parquet(f"{folder}/polars.parquet", row_group_size=GROUP)


def texts(column):
    """Cells of a column, as Python has them; text has the mark before a formula taken off."""
    cells = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    found = cells.to_pylist()
    return [cell[1:] if isinstance(cell, str) and cell[:2] == "'=" else cell for cell in found]


def same(before, after):
    old, new = pq.read_table(before), pq.read_table(after)
    names = [name for name in old.column_names if texts(old[name]) != texts(new[name])]
    marks = sum(1 for cell in new["note"].to_pylist() if cell is not None and cell.startswith("'="))
    formulas = sum(1 for cell in old["note"].to_pylist() if cell is not None and cell.startswith("="))
    if names or marks != formulas or old.num_rows != new.num_rows:
        sys.exit(f"{names} differ, {marks} marks of {formulas}, {new.num_rows} rows of {old.num_rows}")


if sys.argv[1] == "write":
    write(sys.argv[2])
else:
    same(sys.argv[2], sys.argv[3])

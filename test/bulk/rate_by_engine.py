"""Rates DIR/entries.csv by DIR/book/ENGINE.sql, in Spark or ClickHouse, and writes DIR/ENGINE.csv."""

import csv
import re
import sys
import time

engine, folder = sys.argv[1:3]
with open(f"{folder}/book/{engine}.sql", encoding="utf-8") as script:
    statements = [part for part in script.read().split(";\n") if part.strip()]
# The view over all groups of origins is planned at one go, for which two gigabytes are few.
views = re.findall(r"view (carveout_rated_\w+)", "\n".join(statements)) or ["carveout_rated"]
with open(f"{folder}/entries.csv", newline="", encoding="utf-8") as entries:
    header = next(csv.reader(entries))


def write(names, rows):
    with open(f"{folder}/{engine}.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(names)
        for row in rows:
            writer.writerow(["" if cell is None else cell for cell in row])


def spark():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.memory", "2g")
        .getOrCreate()
    )
    session.read.csv(f"{folder}/entries.csv", header=True, inferSchema=False, escape='"', emptyValue="").createOrReplaceTempView("entries")
    for statement in statements:
        session.sql(statement)
    started = time.time()
    rated = [row for view in views for row in session.sql(f"select * from {view}").collect()]
    seconds = time.time() - started
    write(rated[0].__fields__ if rated else header, rated)
    return seconds


def clickhouse():
    from chdb import session as sessions

    session = sessions.Session()
    columns = ", ".join(f"`{name}` Nullable(String)" for name in header)
    session.query("create database if not exists carveout engine = Atomic")
    session.query("use carveout")
    session.query(f"create view entries as select * from file('{folder}/entries.csv', 'CSVWithNames', '{columns}')")
    for statement in statements:
        session.query(statement)
    started = time.time()
    setting = "settings join_use_nulls = 1, output_format_decimal_trailing_zeros = 1"
    texts = [str(session.query(f"select * from {view} {setting}", "CSVWithNames")) for view in views]
    seconds = time.time() - started
    parts = [csv.reader(text.splitlines()) for text in texts]
    names = [next(part) for part in parts][0]
    write(names, ([None if cell == "\\N" else cell for cell in row] for part in parts for row in part))
    return seconds


print({"spark": spark, "clickhouse": clickhouse}[engine]())

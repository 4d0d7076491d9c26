// Tables of entry lines for the benchmarks, seeded by the place of the row: `narrow` holds the required columns, a line and a claim; `broker`
// is laid out as the line report of a customs broker, with parties, invoice and description, two quantities, weights, values and U.S. shares
// of metals, and facts.
// Numbers are Canada's, in force throughout, each as often as the square root of its share in the trade data.

import { DuckDBInstance } from "@duckdb/node-api";

const NARROW = `'L' || r as entry_line, hts, 'CA' as origin, day as entry_date, value as customs_value, claim as spi`;

const BROKER = `'316-' || lpad((r // 6)::varchar, 7, '0') || '-' || (r // 6) % 10 as entry_number, r % 6 + 1 as entry_line, '316' as filer,
  '01' as entry_kind, 3000 + hash(r // 6) % 40 as port, day as entry_date, day as import_date, 'Importer ' || hash(r // 6 + 1) % 900 as importer,
  '12-' || lpad((hash(r // 6 + 1) % 900 * 7919)::varchar, 7, '0') || '00' as importer_number,
  'XOMAPLE' || hash(r // 6 + 2) % 5000 || 'TOR' as mid, 'Supplier no. ' || hash(r // 6 + 2) % 5000 as supplier,
  'INV' || (hash(r // 6 + 3) % 10000000) as invoice_number, hash(r + 4) % 40 + 1 as invoice_line, 'PO' || hash(r + 5) % 100000 as purchase_order,
  'SKU-' || hash(r + 6) % 60000 as part_number, 'Article ' || hash(r + 6) % 60000 || ', as invoiced, new' as description,
  hts, 'CA' as origin, 'CA' as export_country, claim as spi, value as customs_value, (hash(r + 7) % 90000)::decimal(12, 2) / 100 as freight,
  hash(r + 8) % 5000 + 1 as quantity, case when r % 3 = 0 then 'kg' else 'No.' end as unit, 'truck' as mode, 'USD' as currency,
  case when hts[1:2] in ('72', '73') and hash(r + 9) % 10 < 7 then (value * 0.6)::decimal(12, 2)::varchar else '' end as steel_value,
  case when hts[1:2] = '76' and hash(r + 9) % 10 < 7 then (value * 0.8)::decimal(12, 2)::varchar else '' end as aluminum_value,
  case when hts[1:2] = '74' and hash(r + 9) % 10 < 7 then (value * 0.7)::decimal(12, 2)::varchar else '' end as copper_value,
  case when hts[1:2] in ('72', '73') and hash(r + 10) % 4 = 0 then 'CA' else '' end as steel_melt_pour,
  case when hash(r + 11) % 10 < 8 then (hash(r + 11) % 90000 + 200)::varchar else '' end as weight_kg,
  case when hts[1:2] in ('72', '73', '84', '85', '87') and hash(r + 11) % 10 < 6 then (hash(r + 12) % 190 + 1)::varchar else '' end as steel_weight_kg,
  case when hts[1:2] in ('76', '84', '85', '87') and hash(r + 11) % 10 < 4 then (hash(r + 13) % 9 + 1)::varchar else '' end as aluminum_weight_kg,
  case when hts[1:2] in ('72', '73', '84') and hash(r + 14) % 10 = 0 then ['0.96', '0.86', '0.4'][(hash(r + 15) % 3)::bigint + 1] else '' end as steel_us_share,
  case when hash(r + 16) % 3 = 0 then (hash(r + 16) % 400 + 1)::varchar else '' end as quantity2,
  case when hash(r + 16) % 3 = 0 then (case when r % 3 = 0 then 'No.' else 'kg' end) else '' end as unit2,
  case when hts[1:4] in ('8703', '8704') then ['passenger', 'light-truck', 'other', ''][(hash(r + 17) % 4)::bigint + 1] else '' end as vehicle_kind,
  case when hts[1:2] in ('84', '85', '88') and hash(r + 18) % 100 = 0 then 'yes' else '' end as civil_aircraft`;

/** Columns of each kind of table. */
export const LEDGERS = { narrow: NARROW, broker: BROKER };

/** Write a table as CSV, and the same as Parquet. */
export async function writeLedger(kind, lines, numbers, path) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`set variable numbers = [${numbers.map((hts) => `'${hts}'`).join(", ")}]`);
  await connection.run(`create table pool as
    select row_number() over (order by hts, copy) - 1 as place, hts from (
      select hts, unnest(range(greatest(1, sqrt(value / 1e4)::bigint))) as copy from (
        select hts, sum(amount::double) as value from (unpivot (from read_csv('trade/imports-canada.csv.gz', all_varchar = true)) on columns(* exclude hts) into name month value amount)
        where month not like '%claimed' and amount <> '' group by hts) where list_contains(getvariable('numbers'), hts))`);
  await connection.run("set disabled_optimizers = 'join_order,build_side_probe_side'");
  await connection.run(
    `copy (select ${LEDGERS[kind]} from (
      select r, hts, cast(date '2025-01-01' + (hash(r + 21) % 690)::integer as varchar) as day, (100 + (hash(r + 22) % 10000000) / 100)::decimal(12, 2) as value,
        case when hash(r + 23) % 20 = 0 then '?' when hash(r + 23) % 20 < 6 then '' else 'S' end as claim
      from (select i as r, hash(i + 24) % (select count(*) from pool) as want from range(${lines}) t(i)) join pool on place = want
    ) order by r) to '${path}.csv' (header, force_quote ())`.replace(", force_quote ()", ""),
  );
  await connection.run(
    `copy (from read_csv('${path}.csv', all_varchar = true, nullstr = '')) to '${path}.parquet' (format parquet, compression snappy)`,
  );
  connection.closeSync();
  instance.closeSync();
}

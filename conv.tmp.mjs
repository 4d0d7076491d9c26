import { DuckDBInstance } from '@duckdb/node-api';
const [,,i,o]=process.argv;
const db=await DuckDBInstance.create(':memory:',{threads:'2'}); const c=await db.connect();
await c.run(`copy (select * from ${i.endsWith('csv')?`read_csv('${i}')`:`'${i}'`}) to '${o}' (format parquet, compression snappy)`);

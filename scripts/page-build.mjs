// `npm run page:build DIR`: writes the page as plain files that any web host serves, without our server. Data are written unpacked, so that
// a host that knows nothing of them sends them as they are named.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder to write: npm run page:build -- DIR");
  process.exit(2);
}
const to = resolve(folder);
if (existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, "law-hash.txt"))) {
  console.error(`${folder} holds other files. Name an empty folder, or one that this command wrote before.`);
  process.exit(2);
}
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
cpSync("dist/web", to, { recursive: true });
for (const name of readdirSync(join(to, "data"))) {
  if (!name.endsWith(".gz")) continue;
  const packed = join(to, "data", name);
  writeFileSync(packed.slice(0, -".gz".length), gunzipSync(readFileSync(packed)));
  rmSync(packed);
}
const { hash } = JSON.parse(readFileSync("law/law.json", "utf8"));
writeFileSync(join(to, "law-hash.txt"), `${hash}\n`);
console.log(`The page is in ${folder}. Serve that folder with any web host, at any path.`);

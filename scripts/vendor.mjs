// Bundles the framework of the server into dist/vendor/. As a dependency it would bring a package that refuses Node 20 into every
// project that installs this one, and only the project itself could override that. The licences of what is bundled are put beside it.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Names of the bundled packages by the names under which the code imports them; package.json says where the latter lead. */
const BUNDLED = { fastify: "#fastify", "@fastify/cors": "#fastify-cors" };

/** Lets the other bundles import the bundled packages. */
export const fromVendor = {
  name: "from-vendor",
  setup({ onResolve }) {
    onResolve({ filter: /^(fastify|@fastify\/cors)$/ }, ({ path, kind }) =>
      kind === "import-statement" ? { path: BUNDLED[path], external: true } : undefined,
    );
  },
};

/** Write dist/vendor/. */
export async function buildVendor(common) {
  const { packages: _, outbase: __, ...options } = common;
  const { metafile } = await build({
    ...options,
    entryPoints: ["scripts/vendor/fastify.mjs", "scripts/vendor/cors.mjs"],
    outdir: "dist/vendor",
    splitting: true,
    sourcemap: false,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    // What is bundled asks for modules of Node as they were asked for before there were imports.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((path) => {
      const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
      return found === undefined ? [] : [found];
    }),
  );
  writeFileSync(
    "dist/vendor/LICENSES.txt",
    [...folders]
      .sort()
      .map(licenceOf)
      .join(`\n${"-".repeat(80)}\n\n`),
  );
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : `License: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
}

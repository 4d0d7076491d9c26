#!/usr/bin/env node
// Where the command begins: says in words when Node is too old, or when the machine has no more of something, and imports nothing by itself,
// so that an old Node can read it.

const NEEDED = [20, 19] as const;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

// What the machine ran out of, or does not let us do.
const SYSTEM = /^E[A-Z0-9]+$/;

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(`Carveout needs Node ${NEEDED.join(".")} or later; this is ${process.versions.node}.\nInstall a newer Node.\n`);
  process.exitCode = 2;
} else {
  try {
    await import("./main.js");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !SYSTEM.test(code)) throw error;
    process.stderr.write(`${message}\nThe machine refuses what the command needs (${code}); free it and call again.\n`);
    process.exitCode = 2;
  }
}

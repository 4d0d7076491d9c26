// What the processes of a server use, read from /proc.

import { readdirSync, readFileSync } from "node:fs";
import type { Served } from "../server/serve.js";

const WARM_MS = 240_000;
const IDLE_MS = 50;

/** Those that answer: the children of one that shares its port, else itself. */
export function workersOf({ child }: Served): readonly string[] {
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim();
  return children === "" ? [String(child.pid)] : children.split(" ");
}

/** Processor time of them, of the kernel's clock ticks, a hundred a second. */
export function cpuMs(server: Served): number {
  return workersOf(server).reduce((sum, pid) => {
    const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const fields = rest.split(" ");
    return sum + (Number(fields[11]) + Number(fields[12])) * 10;
  }, 0);
}

/** Resident memory of them together. */
export function memoryMiB(server: Served): number {
  return Math.round(sumOf(server, /VmRSS:\s+(\d+)/) / 1024);
}

/** Threads of them together. */
export function threadsOf(server: Served): number {
  return sumOf(server, /Threads:\s+(\d+)/);
}

/** Descriptors that they hold together. */
export function descriptorsOf(server: Served): number {
  return workersOf(server).reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0);
}

function sumOf(server: Served, figure: RegExp): number {
  return workersOf(server).reduce((sum, pid) => sum + Number(figure.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0), 0);
}

/** Waits until the server has made the plans it makes by itself, which is when it does nothing for two seconds; the seconds since this process began. */
export async function idle(server: Served): Promise<number> {
  for (let quiet = 0; quiet < 2 && performance.now() < WARM_MS; ) {
    const used = cpuMs(server);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    quiet = cpuMs(server) - used < IDLE_MS ? quiet + 1 : 0;
  }
  return Math.round(performance.now() / 1000);
}

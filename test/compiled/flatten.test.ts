// A tree of conditions and the tables that are made of it lead every row to the same program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { flatten } from "../../src/compiled/flatten.js";
import type { Joints } from "../../src/compiled/joint-tests.js";
import { interned, type Node } from "../../src/compiled/node.js";
import { isCondition, type Place, WORDS } from "../../src/compiled/words.js";
import { seeded } from "../bulk/equal.js";

const names = ["#{a}", "#{b}", "#{c}", "kind", "steel", "copper"];
const cells = [2, 2, 2, 5, 4, 4];
const shifts = [0, 1, 2, 0, 3, 5];
const places = new Map(
  names.map((name, at): [string, Place] => [
    name,
    { reading: undefined, word: isCondition(name) ? 0 : 2, shift: shifts[at] as number, bits: 3, cells: cells[at] as number },
  ]),
);
// Masks of three bits would overlap: each variable has what its cells need.
for (const [at, bits] of [1, 1, 1, 3, 2, 2].entries())
  places.set(names[at] as string, { ...(places.get(names[at] as string) as Place), bits });
const joints = { holdsUnsaid: () => false } as unknown as Joints;

const program = (name: string): Node =>
  interned({ program: { status: "determined", questions: [name], headings: "", low: [], claims: ["", ""], least: 1 } });

function grown(random: () => number, left: readonly number[]): Node | undefined {
  if (random() < 0.05) return undefined;
  if (left.length === 0 || random() < 0.25) return program(String(Math.floor(random() * 6)));
  const at = left[Math.floor(random() * left.length)] as number;
  const rest = left.filter((each) => each !== at);
  return interned({ variable: names[at] as string, next: Array.from({ length: cells[at] as number }, () => grown(random, rest)) });
}

function walked(node: Node | undefined, row: readonly number[]): string | undefined {
  if (node === undefined) return undefined;
  if ("program" in node) return node.program.questions[0];
  return walked(node.next[row[names.indexOf(node.variable)] as number], row);
}

test("rows find by the tables what they find by the tree", () => {
  const random = seeded(5);
  for (let turn = 0; turn < 150; turn++) {
    const tree = grown(random, [0, 1, 2, 3, 4, 5]);
    const { roots, edges, programs } = flatten([tree], places, joints);
    for (let tries = 0; tries < 60; tries++) {
      const row = cells.map((count) => Math.floor(random() * count));
      if (row.slice(0, 3).filter((cell) => cell === 1).length > 2) continue;
      const words = Array.from({ length: WORDS }, (_, word) =>
        names.reduce((sum, name, at) => {
          const place = places.get(name) as Place;
          return place.word === word ? sum | (BigInt(row[at] as number) << BigInt(place.shift)) : sum;
        }, 0n),
      );
      let [to, masks] = [roots[0]?.to, roots[0]?.masks ?? []];
      while (to !== undefined && to > 0) {
        const bits = words.map((word, at) => word & (masks[at] ?? 0n));
        const edge = edges.find(([node, ...rest]) => node === to && bits.every((each, at) => BigInt(rest[at] as bigint) === each));
        [to, masks] = [edge === undefined ? undefined : Number(edge[WORDS + 1]), (edge?.slice(WORDS + 2) ?? []) as bigint[]];
      }
      const found = to === undefined ? undefined : programs[-to - 1]?.questions[0];
      assert.equal(found, walked(tree, row), `turn ${turn}: ${row}`);
    }
  }
});

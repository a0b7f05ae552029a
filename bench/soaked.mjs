// Adds up what soak.mjs wrote, a line of JSON a minute, and tells it in one line.

import { readFileSync } from "node:fs";

const sums = {};
for (const line of readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  for (const [what, count] of Object.entries(JSON.parse(line))) sums[what] = (sums[what] ?? 0) + count;
}
console.log(Object.entries(sums).map(([what, count]) => `${what}: ${count}`).sort().join(", "));

// Reads JFR's ThreadAllocationStatistics as JSON from standard input, and prints how many bytes all threads have allocated between
// their first and their last, divided by the number that is given.

import { readFileSync } from "node:fs";

const threads = new Map();
for (const { values } of JSON.parse(readFileSync(0, "utf8")).recording.events) {
  const thread = values.thread?.javaThreadId ?? values.thread?.osThreadId;
  const { first = values.allocated } = threads.get(thread) ?? {};
  threads.set(thread, { first: Math.min(first, values.allocated), last: values.allocated });
}
let allocated = 0;
for (const { first, last } of threads.values()) allocated += last - first;
console.log(Math.round(allocated / Number(process.argv[2])));

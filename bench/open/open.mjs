// Sends requests at a constant rate, whatever becomes of them, and prints in one line: answers, those that were not 2xx or were
// missing, and microseconds of the median, the 95th, the 99th and the 99.9th percentile.
//
//   node open.mjs URL RATE SECONDS CONNECTIONS [FILE]    with FILE: each request has one of its lines as X-Merchant-API-Key
//
// What a late answer holds up is counted as if it had been sent in time (coordinated omission), as HdrHistogram does it.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import { build } from "hdr-histogram-js";

const [url, rate, seconds, connections, file] = process.argv.slice(2);
const keys = file ? readFileSync(file, "utf8").trim().split("\n") : [];
const expectedMicros = (1_000_000 * connections) / rate;
const latencies = build({ lowestDiscernibleValue: 1, highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: 3 });
let answers = 0;
let wrong = 0;

const run = autocannon({
  url,
  connections: Number(connections),
  overallRate: Number(rate),
  duration: Number(seconds),
  requests: keys.length ? keys.map((key) => ({ headers: { "X-Merchant-API-Key": key } })) : [{}],
}, (error, result) => {
  if (error) throw error;
  const at = (percentile) => Math.round(latencies.getValueAtPercentile(percentile));
  console.log([answers, wrong + result.errors, at(50), at(95), at(99), at(99.9)].join(" "));
});
run.on("response", (client, status, bytes, millis) => {
  answers++;
  wrong += status < 200 || status > 299 ? 1 : 0;
  latencies.recordValueWithExpectedInterval(Math.max(1, Math.round(millis * 1000)), expectedMicros);
});

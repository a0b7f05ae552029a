// Calls a service in every way for so many seconds, at a constant rate, and writes to standard output what was answered:
//   soak.mjs site seconds rate secrets-of-merchants secret-of-a-full-one
// Of a hundred requests 70 are admitted, 15 find their window full, 10 show keys that nobody has, and 5 come by a connection
// of their own. Every second a key is made, used and revoked.

import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

const [site, seconds, rate, admitted, full] = process.argv.slice(2);
const secrets = readFileSync(admitted, "utf8").trim().split("\n");
const exhausted = readFileSync(full, "utf8").trim();
const account = "Basic " + Buffer.from(process.env.ACCOUNT).toString("base64");
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const answers = {};
const any = (most) => Math.floor(Math.random() * most);

function call(kind, path, headers, options = {}, body) {
  return new Promise((done) => {
    const count = (what) => {
      answers[`${kind} ${what}`] = (answers[`${kind} ${what}`] ?? 0) + 1;
    };
    const sent = request(site + path, { agent, timeout: 10000, headers, ...options }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part));
      answer.on("end", () => {
        count(answer.statusCode);
        done(text);
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("timeout")));
    sent.on("error", (failure) => {
      count(failure.code ?? failure.message);
      done("");
    });
    sent.end(body);
  });
}

const verify = (kind, secret, options) =>
  call(kind, "/merchant-api/v1/bench/empty", { "X-Merchant-API-Key": secret }, options);

function one() {
  const dice = any(100);
  if (dice < 70) return verify("admitted", secrets[any(secrets.length)]);
  if (dice < 85) return verify("full", exhausted);
  if (dice < 95) return verify("unknown", `bench-other-${30000 + any(60000)}`);
  return verify("new connection", secrets[any(secrets.length)], { agent: false });
}

async function lifeOfAKey() {
  const keys = `/api/v1/merchants/admitted-${1 + any(100)}/api-keys`;
  const managed = { Authorization: account, "Content-Type": "application/json" };
  const made = JSON.parse((await call("make", keys, managed, { method: "POST" }, `{"name":"Soak ${Date.now()}"}`)) || "{}");
  if (made.secret) {
    await verify("fresh key", made.secret);
    await call("revoke", `${keys}/${made.id}`, managed, { method: "DELETE" });
    await verify("revoked key", made.secret);
  }
}

const end = Date.now() + seconds * 1000;
const begun = Date.now();
let sent = 0;
const ticks = setInterval(() => {
  for (const due = ((Date.now() - begun) / 1000) * rate; sent < due; sent++) one();
  if (Date.now() > end) {
    clearInterval(ticks);
    clearInterval(lives);
    setTimeout(() => {
      console.log(JSON.stringify(answers));
      process.exit();
    }, 3000);
  }
}, 5);
const lives = setInterval(lifeOfAKey, 1000);

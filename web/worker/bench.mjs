// How fast the Worker answers beside a plain JavaScript one, and what memory does
// over many requests. Run by ./build.sh bench.
//
//	node web/worker/bench.mjs [--requests N]

import http from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Miniflare } from "miniflare";
import { start as startWorker } from "./local.mjs";
import { ask, json, requestOf } from "../tests/http/ask.mjs";
import { startLocal } from "../tests/http/targets.mjs";

const { values } = parseArgs({ options: { requests: { type: "string", default: "10000" } } });
const requests = Number(values.requests);

/** An application of so many lines, a route in every seven; the number makes it another. */
function application(lines, number = 0) {
  let text = "from flask import Flask\nfrom flask_jwt_extended import JWTManager, jwt_required\napp = Flask(__name__)\nJWTManager(app)\n";
  for (let i = 0; i < Math.floor((lines - 4) / 7); i++) {
    text += `\n@app.get("/orders/${number}/${i}/<int:order>")\n@jwt_required()\ndef order_${i}(order):\n    items = [item for item in range(order)]\n    return {"items": items}\n\n`;
  }
  return text;
}

const check = (lines, number) => ({ method: "POST", path: "/api/check", headers: json, body: requestOf(application(lines, number)) });

const percentile = (times, part) => times.toSorted((a, b) => a - b)[Math.floor(times.length * part)];

async function timed(address, request, agent) {
  const begun = performance.now();
  const { status } = await ask(address, { ...request, agent });
  if (status !== 200) throw new Error(`got status ${status}`);
  return performance.now() - begun;
}

/**
 * Starts a plain JavaScript Worker that sends back what it gets. With the assets the
 * platform asks first whether a request is for one of them, as before the Worker.
 */
async function startEcho({ withAssets }) {
  const echo = new Miniflare({
    modules: true,
    cf: false,
    compatibilityDate: "2026-04-01",
    script: "export default { async fetch(request) { return new Response(await request.text()); } };",
    ...(withAssets ? { assets: { directory: "dist/worker/site", routerConfig: { has_user_worker: true }, assetConfig: { html_handling: "none" } } } : {}),
  });
  return { address: (await echo.ready).origin, stop: () => echo.dispose() };
}

const endless = 1_000_000_000;
const watched = path.join(import.meta.dirname, "testdata/watched.mjs");
const startWatched = () => startWorker({ entry: watched, quiet: true, limits: { CHECKS: endless, SHARING: endless } });

/** One request at a time, turn by turn, so that all meet the same machine. */
async function besideJavaScript() {
  const servers = {
    "plain JavaScript, an echo": await startEcho({ withAssets: false }),
    "the same with the assets": await startEcho({ withAssets: true }),
    "the Worker, a check": await startWatched(),
  };
  const processes = workerds(); // in the order in which they were started
  const times = {};
  const agents = {};
  for (const name of Object.keys(servers)) {
    times[name] = [];
    agents[name] = new http.Agent({ keepAlive: true, maxSockets: 1 });
  }
  const warmUp = 50;
  let before;
  const measured = 500;
  for (let i = 0; i < warmUp + measured; i++) {
    if (i === warmUp) before = processes.map(processorTime);
    for (const [name, { address }] of Object.entries(servers)) {
      const time = await timed(address, check(100, i), agents[name]);
      if (i >= warmUp) times[name].push(time);
    }
  }
  const busy = processes.map((pid, i) => (processorTime(pid) - before[i]) / measured);
  console.log("POST of 100 lines on workerd        p50 ms   p95 ms   processor ms a request");
  Object.entries(times).forEach(([name, all], i) => {
    const cells = [percentile(all, 0.5), percentile(all, 0.95), busy[i] ?? NaN];
    console.log(name.padEnd(34) + cells.map((time) => time.toFixed(2).padStart(8)).join(" "));
  });
  const [plain, withAssets, ours] = Object.values(times).map((all) => percentile(all, 0.5));
  console.log(`p50 of the Worker: x${(ours / plain).toFixed(2)} of plain JavaScript, x${(ours / withAssets).toFixed(2)} of the same with the assets`);
  for (const agent of Object.values(agents)) agent.destroy();
  for (const { stop } of Object.values(servers)) await stop();
}

/** Memory that a process has, in MB; Linux only. */
function memory(pid) {
  const found = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB/m);
  return (Number(found[1]) / 1024).toFixed(1);
}

/** The processor time that a process has taken, in ms; Linux only. */
function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  const ticksPerSecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** The workerds that this process has started, in order; Linux only. */
function workerds() {
  if (process.platform !== "linux") return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).sort((a, b) => a - b).filter((pid) => {
    try {
      const parent = readFileSync(`/proc/${pid}/status`, "utf8").match(/^PPid:\s+(\d+)/m)[1];
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("workerd");
    } catch {
      return false; // it has ended meanwhile
    }
  });
}

/** Sends checks of texts that differ, over 16 connections, and prints the memory on the way. */
async function steady(name, address, pid, held = () => "") {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  const parts = 10;
  const readings = [];
  let sent = 0;
  for (let part = 1; part <= parts; part++) {
    const until = Math.floor((requests * part) / parts);
    const client = async () => {
      while (sent < until) await timed(address, check(40, sent++), agent);
    };
    await Promise.all(Array.from({ length: 16 }, client));
    readings.push(memory(pid) + (await held()));
  }
  agent.destroy();
  console.log(`${name}: MB after each tenth of ${requests} requests: ${readings.join(" ")}`);
}

await besideJavaScript();
if (process.platform === "linux") {
  const local = await startLocal("--checks-per-second", "0");
  await steady("the local server", local.address, local.pid);
  await local.stop();
  // workerd itself grows with requests, so the Worker's own part is shown besides.
  const echo = await startEcho({ withAssets: true });
  await steady("workerd with an echo and the assets", echo.address, workerds()[0]);
  await echo.stop();
  const worker = await startWatched();
  await steady("workerd with the Worker (Go's memory, JavaScript values in Go)", worker.address, workerds()[0], async () => {
    const [{ memory, values }] = (await ask(worker.address, { path: "/watched" })).json;
    return ` (${(memory / 2 ** 20).toFixed(0)}, ${values})`;
  });
  await worker.stop();
}

/** The page of usage: draws its tables, and renews what it shows while somebody looks. */

import { call, pageAnew } from "./api.js";
import { draw } from "./charts.js";

const WINDOW_EVERY = 2000;
const FIGURES_EVERY = 10_000;
/** Asking keeps the session alive. Where nobody is, it must end. */
const NOBODY_AFTER = 10 * 60_000;

const tile = document.querySelector("[data-window]");
const status = document.querySelector("[data-status]");
const number = new Intl.NumberFormat(document.documentElement.lang);

let lastSeen = Date.now();
let signedOut = false;

function fill(text, ...values) {
  return values.reduce((filled, value, i) => filled.replace("#" + (i + 1), number.format(value)), text);
}

async function renewWindow() {
  let now;
  try {
    now = await call("GET", tile.dataset.window);
  } catch (error) {
    if (error.problem?.status !== 503) {
      throw error;
    }
    showWindow("", 0, tile.dataset.unknown);
    return;
  }
  const used = now.limit - now.remaining;
  const text = used === 0 ? tile.dataset.empty : now.remaining === 0 ? tile.dataset.full : tile.dataset.resets;
  Object.assign(tile.querySelector("meter"), { max: now.limit, low: now.limit * 0.8, high: now.limit * 0.99, optimum: 0 });
  showWindow(fill(tile.dataset.used, used, now.limit), used, fill(text, now.resetSeconds));
}

function showWindow(figure, used, hint) {
  tile.querySelector(".figure").textContent = figure;
  tile.querySelector("meter").value = used;
  tile.querySelector(".hint").textContent = hint;
}

/** The page is made anew where it was made; what stands in it is taken over, and what is unfolded stays so. */
async function renewFigures() {
  const anew = await pageAnew();
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = anew.querySelector(`[data-live="${part.dataset.live}"]`);
    if (fresh) {
      part.replaceChildren(...fresh.childNodes);
    }
  }
  drawAll();
}

function drawAll() {
  document.querySelectorAll("[data-draw]").forEach(table => draw(table.closest("section").querySelector("canvas"), table));
}

function say(text) {
  if (status.textContent !== text) {
    status.textContent = text;
  }
}

/** Does this again and again while the page is looked at. */
function keepUp(renew, every) {
  let last = Date.now();
  let busy = false;
  const tick = async () => {
    if (document.hidden || signedOut || busy || Date.now() - last < every) {
      return;
    }
    if (Date.now() - lastSeen > NOBODY_AFTER) {
      say(status.dataset.paused);
      return;
    }
    busy = true;
    try {
      await renew();
      say("");
    } catch (error) {
      signedOut = error.problem?.status === 401;
      say(status.dataset.stale);
    } finally {
      last = Date.now();
      busy = false;
    }
  };
  setInterval(tick, 500);
}

function seen() {
  lastSeen = Date.now();
}

["pointermove", "pointerdown", "keydown", "scroll"].forEach(event => addEventListener(event, seen, { passive: true }));
document.addEventListener("visibilitychange", seen);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);

drawAll();
keepUp(renewWindow, WINDOW_EVERY);
keepUp(renewFigures, FIGURES_EVERY);

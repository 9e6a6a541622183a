"use strict";
// Shows the code of this moment by the server's clock, out of those held for the minutes to come. The network may
// be away meanwhile, and this computer's own clock may be as wrong as it likes.

const POLL = 3000; // milliseconds
const PATIENCE = 5000; // for an answer
const { dataset } = document.body;
const byId = (id) => document.getElementById(id);

let held = JSON.parse(byId("held").textContent);
let codes = held.codes;
let ahead = held.now - Date.now(); // how much later the server's clock is than ours
let shown = null;

function state(now) {
  if (now >= held.closes) return "over";
  if (held.report) return "report";
  if (now < held.opens) return "early";
  if (held.stopped) return "stopped";
  return codes.length ? "open" : "ended";
}

function show() {
  const now = Date.now() + ahead;
  codes = codes.filter((one) => one.ends > now);
  const current = codes[0];
  dataset.state = state(now);
  if (!current) return;
  byId("left").value = current.ends - now;
  if (current.code === shown) return;
  shown = current.code;
  const [, first, last] = byId("digits").children;
  first.textContent = shown.slice(0, 3);
  last.textContent = shown.slice(3);
  byId("picture").innerHTML = current.picture;
  byId("picture").dataset.link = current.link;
}

function take(news, asked) {
  // The answer was written somewhere between the question and now.
  ahead = news.now - (asked + Date.now()) / 2;
  codes = codes.concat(news.codes);
  if (news.live !== held.live) write(news.live);
  held = news;
  byId("offline").textContent = "";
  show();
}

function write(live) {
  byId("live").innerHTML = live;
  byId("opens").textContent = document.querySelector("#live .opens").textContent;
}

async function ask(path, options) {
  const asked = Date.now();
  const after = codes.length ? codes[codes.length - 1].starts : 0;
  const query = `?lang=${dataset.language}&after=${after}`;
  const headers = { Accept: "application/json" };
  try {
    const answer = await fetch(path + query, { ...options, headers, signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 404) return location.reload(); // which explains it
    if (!answer.ok) throw new Error(answer.status);
    take(await answer.json(), asked);
  } catch {
    byId("offline").textContent = byId("offline").dataset.words;
  }
}

async function poll() {
  await ask(`${dataset.path}/live`);
  setTimeout(poll, POLL);
}

for (const form of document.forms) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault(); // a page that cannot be fetched would take the codes away
    await ask(new URL(form.action).pathname, { method: "POST" });
    document.querySelector(`form.when-${dataset.state} button`)?.focus();
  });
}

if (document.fullscreenEnabled) {
  byId("full").hidden = false;
  byId("full").addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });
}

write(held.live);
show();
setInterval(show, 250);
poll();

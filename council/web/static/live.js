/* Keeps parts of a page fresh. An element with data-live="URL" is asked for every two seconds and changed only when
   it really is different; focus, opened details and anything being typed are left alone. Without this file the page
   is as useful as when it was loaded. An element with data-live-say inside is read out when its words change. */
"use strict";

const EVERY = 2000;
const HIDDEN_EVERY = 15000;
const LONGEST = 60000;

function isInUse(element) {
  const active = document.activeElement;
  const typing = element.contains(active) && active.matches("input, select, textarea");
  const changed = (field) => field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT" ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.type !== "hidden" && field.value !== field.defaultValue;
  return typing || [...element.querySelectorAll("input, select, textarea")].some(changed);
}

/* As the browser writes it, without the tokens of forms, which always differ. */
function comparable(html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  parsed.content.querySelectorAll("input[name=csrf_token]").forEach((token) => token.removeAttribute("value"));
  parsed.content.querySelectorAll("details").forEach((details) => details.removeAttribute("open"));
  return parsed.innerHTML.trim();
}

function say(element, before) {
  const words = element.querySelector("[data-live-say]");
  const text = words ? words.textContent.trim().replace(/\s+/g, " ") : "";
  if (text && text !== before) document.getElementById("live-voice").textContent = text;
}

function swap(element, html) {
  const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...element.querySelectorAll("details[open][id]")].map((details) => details.id);
  const words = element.querySelector("[data-live-say]");
  const before = words ? words.textContent.trim().replace(/\s+/g, " ") : "";
  element.innerHTML = html;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  say(element, before);
}

function keepFresh(element) {
  let etag = element.dataset.liveEtag || "";
  let failures = 0;
  let denials = 0;

  async function ask() {
    const headers = { "X-Fragment": "1" };
    if (etag) headers["If-None-Match"] = etag;
    const response = await fetch(element.dataset.live, { headers, cache: "no-store" });
    // One denial may be a question that was on its way while another page renewed the session.
    if (response.status === 401) return ++denials < 2;
    if (response.status === 404) return false;
    denials = 0;
    if (!response.ok && response.status !== 304) throw new Error(response.status);
    if (response.status === 200 && !isInUse(element)) {
      const next = response.headers.get("X-Next-Page");
      if (next) return location.assign(next);
      const html = await response.text();
      etag = response.headers.get("ETag") || "";
      if (comparable(html) !== comparable(element.innerHTML)) swap(element, html);
    }
    return true;
  }

  async function turn() {
    let goesOn = true;
    try { goesOn = await ask(); failures = 0; } catch { failures += 1; }
    const pause = document.hidden ? HIDDEN_EVERY : EVERY * 2 ** Math.min(failures, 5);
    if (goesOn) setTimeout(turn, Math.min(pause, LONGEST));
  }

  setTimeout(turn, EVERY);
}

/* A form that only asks, data-supposes="ID": each change asks for the element of that id anew, and the address tells it. */
function supposeAtOnce(form) {
  form.addEventListener("change", async () => {
    const asked = `${form.action.split("#")[0]}?${new URLSearchParams(new FormData(form))}`;
    const response = await fetch(asked, { headers: { "X-Fragment": "1" }, cache: "no-store" }).catch(() => null);
    if (!response?.ok) return form.requestSubmit();
    swap(document.getElementById(form.dataset.supposes), await response.text());
    history.replaceState(null, "", asked);
  });
}

const supposing = document.querySelectorAll("[data-supposes]");
supposing.forEach(supposeAtOnce);

const live = document.querySelectorAll("[data-live]");
if (live.length || supposing.length) {
  const voice = document.createElement("p");
  voice.id = "live-voice";
  voice.className = "visually-hidden";
  voice.setAttribute("role", "status");
  document.body.append(voice);
  live.forEach(keepFresh);
}
document.querySelector(".errors")?.focus();

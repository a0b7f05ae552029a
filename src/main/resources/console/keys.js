/** What can be done with keys. */

import { call, requestKey } from "./api.js";
import { confirm, onSubmit, open, reloadSaved } from "./dialogs.js";
import { differences, fill, settings, showFaults } from "./keyform.js";
import { showOnceMade } from "./secret.js";

export function createKey() {
  const dialog = open("create-key");
  const form = dialog.querySelector("form");
  // One for the dialog: sent again, whether by two clicks or after a lost answer, it makes no second key.
  const headers = { "Idempotency-Key": requestKey() };
  showOnceMade(dialog, data => call("POST", dialog.dataset.api, { ...settings(form), env: data.get("env") }, headers),
    error => showFaults(form, error));
}

export function rotateKey(button) {
  const key = keyOf(button);
  const dialog = openAbout("rotate-key", key);
  const headers = { "Idempotency-Key": requestKey() };
  showOnceMade(dialog, data => call("POST", key.url + "/rotate", { graceSeconds: Number(data.get("grace")) }, headers),
    error => showFaults(dialog.querySelector("form"), error));
}

export function editKey(button) {
  const key = keyOf(button);
  const dialog = open("edit-key");
  const form = dialog.querySelector("form");
  fill(form, key);
  const before = settings(form);
  onSubmit(form, async () => {
    const patch = differences(before, settings(form));
    if (Object.keys(patch).length === 0) {
      dialog.close();
      return;
    }
    await call("PATCH", key.url, patch, { "If-Match": `"${key.version}"` });
    reloadSaved();
  }, error => showFaults(form, error));
}

/** Whatever else was changed meanwhile: who wants a key to stop wants it all the more. */
export function disableKey(button) {
  const key = keyOf(button);
  const dialog = openAbout("disable-key", key);
  confirm(dialog, () => call("PATCH", key.url, { enabled: false }), showFaults);
}

/** Needs no question, and so no dialog unless it fails. */
export async function enableKey(button) {
  const key = keyOf(button);
  const enable = () => call("PATCH", key.url, { enabled: true });
  if (button.ariaBusy === "true") {
    return;
  }
  button.ariaBusy = "true";
  try {
    await enable();
    reloadSaved();
  } catch (error) {
    button.ariaBusy = "false";
    const dialog = openAbout("enable-key", key);
    confirm(dialog, enable, showFaults);
    showFaults(dialog.querySelector("form"), error);
  }
}

export function revokeKey(button) {
  const key = keyOf(button);
  const dialog = open("revoke-key");
  const form = dialog.querySelector("form");
  const label = form.querySelector("label");
  const submit = form.querySelector("[type=submit]");
  const confirmed = () => asTyped(form.elements.confirmation.value) === asTyped(key.name);
  form.querySelector("[data-hint]").textContent = key.hint;
  label.textContent = label.dataset.label.replace("#", () => key.name);
  form.elements.confirmation.addEventListener("input", () => { submit.disabled = !confirmed(); });
  onSubmit(form, async () => {
    if (!confirmed()) {
      return;
    }
    await call("DELETE", key.url);
    reloadSaved();
  }, error => showFaults(form, error));
}

/** What the page knows of the key in whose row the button is. */
function keyOf(button) {
  return button.closest("[data-url]").dataset;
}

function openAbout(id, key) {
  const dialog = open(id);
  dialog.querySelector("[data-title]").textContent = key.name;
  return dialog;
}

/** What can't be told apart by looking, or not be typed, makes no difference: blanks of every kind, invisible characters. */
function asTyped(text) {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[\s\p{Z}]+/gu, " ").trim();
}

/** Creating and revoking keys. */

import { ApiError, call } from "./api.js";
import { focusFirstError, noteSaved, onSubmit, open, reloadSaved, showError, showFieldError } from "./dialogs.js";

const FIELDS = ["name", "description", "env", "expiresAt", "allowedIps", "scopes"];

export function createKey() {
  const dialog = open("create-key");
  const form = dialog.querySelector("form");
  const general = form.querySelector("[data-general]");
  let creating = false;
  // What is on its way comes with a secret: whoever closes meanwhile would never see it.
  keepOpen(dialog, () => creating, () => {});
  dialog.querySelector("[data-close]").addEventListener("click", event => creating && event.stopImmediatePropagation(), true);
  onSubmit(form, async data => {
    // A date that is typed by half is sent as none, and the key would never expire.
    if (form.elements.expiresAt.validity.badInput) {
      throw new ApiError({ code: "INVALID_FIELDS", errors: [{ field: "expiresAt" }] });
    }
    creating = true;
    addEventListener("beforeunload", askBeforeLeaving);
    const key = await call("POST", dialog.dataset.api, command(data)).finally(() => { creating = false; });
    showSecret(dialog, key.secret);
  }, error => {
    removeEventListener("beforeunload", askBeforeLeaving);
    const blamed = FIELDS.filter(field => error.blames?.(field));
    blamed.forEach(field => showFieldError(form, field));
    if (error.problem?.code === "NAME_TAKEN") {
      showFieldError(form, "name", "taken");
    } else if (blamed.length === 0) {
      showError(general, error.text(general.dataset));
    }
    focusFirstError(form);
  });
}

/** From when a key is asked for until its secret was saved. */
function askBeforeLeaving(event) {
  event.preventDefault();
}

/** The form's fields as the API wants them; what was left empty is left out. */
function command(data) {
  const list = name => data.get(name).split(/[\s,]+/).filter(entry => entry !== "");
  const expires = data.get("expiresAt");
  return {
    name: data.get("name"),
    description: data.get("description"),
    env: data.get("env"),
    scopes: list("scopes"),
    allowedIps: list("allowedIps"),
    ...(expires === "" ? {} : { expiresAt: new Date(expires).toISOString() }),
  };
}

/**
 * The secret lives in this one field until the dialog closes. Escape, a click outside, going back and leaving ask first:
 * it can be had nowhere again.
 */
function showSecret(dialog, secret) {
  const step = dialog.querySelector("[data-step=secret]");
  const field = step.querySelector(".secret");
  const saved = step.querySelector("[data-saved]");
  const done = step.querySelector("[data-done]");
  const question = step.querySelector(".ask");
  let shown = true;
  dialog.querySelector("[data-step=form]").remove();
  step.hidden = false;
  field.value = secret;
  field.focus();
  field.select();

  const ask = () => {
    question.hidden = false;
    question.querySelector("[data-stay]").focus();
  };
  const goneBack = () => {
    history.pushState(null, "");
    ask();
  };
  const leave = () => {
    shown = false;
    field.value = "";
    removeEventListener("beforeunload", askBeforeLeaving);
    removeEventListener("popstate", goneBack);
    dialog.close();
    noteSaved();
    // Not reload(): the history has an entry too many, which is this page as well.
    location.replace(location.href);
  };

  dialog.setAttribute("closedby", "none");
  history.pushState(null, "");
  addEventListener("popstate", goneBack);
  keepOpen(dialog, () => shown, ask);
  saved.addEventListener("change", () => { done.disabled = !saved.checked; });
  done.addEventListener("click", leave);
  question.querySelector("[data-stay]").addEventListener("click", () => {
    question.hidden = true;
    field.focus();
  });
  question.querySelector("[data-leave]").addEventListener("click", leave);
}

/** While `must()` holds, neither Escape nor a click outside closes the dialog; `tried` is told. */
function keepOpen(dialog, must, tried) {
  const refuse = event => {
    if (must()) {
      event.preventDefault();
      tried();
    }
  };
  dialog.addEventListener("cancel", refuse);
  // Browsers close at the second Escape whatever "cancel" says, unless the key itself is stopped.
  dialog.addEventListener("keydown", event => event.key === "Escape" && refuse(event));
  dialog.addEventListener("click", event => event.target === dialog && refuse(event));
}

export function revokeKey(button) {
  const dialog = open("revoke-key");
  const form = dialog.querySelector("form");
  const label = form.querySelector("label");
  const submit = form.querySelector("[type=submit]");
  const title = button.dataset.title;
  const confirmed = () => asTyped(form.elements.confirmation.value) === asTyped(title);
  label.textContent = label.dataset.label.replace("#", () => title);
  form.elements.confirmation.addEventListener("input", () => { submit.disabled = !confirmed(); });
  onSubmit(form, async () => {
    if (!confirmed()) {
      return;
    }
    await call("DELETE", dialog.dataset.api + "/" + button.dataset.key);
    reloadSaved();
  }, error => showError(form.querySelector("[data-general]"), error.text()));
}

/** What can't be told apart by looking, or not be typed, makes no difference: blanks of every kind, invisible characters. */
function asTyped(text) {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[\s\p{Z}]+/gu, " ").trim();
}

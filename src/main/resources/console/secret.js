/** The one time that a secret is on the screen. */

import { noteSaved, onSubmit } from "./dialogs.js";

/**
 * When the dialog's form is sent, `make` asks the API for a key, whose secret is then shown. From then on until the secret
 * was saved, nothing takes it away without asking: it can be had nowhere again. `fail` is told why there is none.
 */
export function showOnceMade(dialog, make, fail) {
  let making = false;
  // What is on its way comes with a secret: whoever closes meanwhile would never see it.
  keepOpen(dialog, () => making, () => {});
  dialog.querySelector("[data-close]").addEventListener("click", event => making && event.stopImmediatePropagation(), true);
  onSubmit(dialog.querySelector("form"), async data => {
    const request = make(data);
    making = true;
    addEventListener("beforeunload", askBeforeLeaving);
    const key = await request.finally(() => { making = false; });
    showSecret(dialog, key.secret);
  }, error => {
    removeEventListener("beforeunload", askBeforeLeaving);
    fail(error);
  });
}

/** From when a key is asked for until its secret was saved. */
function askBeforeLeaving(event) {
  event.preventDefault();
}

/** The secret lives in this one field until the dialog closes. Escape, a click outside, going back and leaving ask first. */
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

/** Dialogs and forms. */

/** Shows the dialog of the template with this id. It leaves the page when it is closed, with all that was typed. */
export function open(id) {
  const opener = inSight(document.activeElement);
  const dialog = document.getElementById(id).content.firstElementChild.cloneNode(true);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.focus();
  });
  dialog.querySelectorAll("[data-close]").forEach(button => button.addEventListener("click", () => dialog.close()));
  dialog.querySelector("[data-reload]")?.addEventListener("click", () => location.reload());
  dialog.showModal();
  return dialog;
}

/** A menu closes when a dialog opens: then it is its button that the focus can return to. */
function inSight(element) {
  const menu = element?.closest("[popover]");
  return menu ? document.querySelector(`[popovertarget="${menu.id}"]`) : element;
}

/** Runs `work` when the form is sent, with its button busy; `fail` is told what was thrown. One at a time. */
export function onSubmit(form, work, fail) {
  const button = form.querySelector("[type=submit]");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (button.ariaBusy === "true") {
      return;
    }
    button.ariaBusy = "true";
    clearErrors(form);
    try {
      await work(new FormData(form));
    } catch (error) {
      fail(error);
    } finally {
      button.ariaBusy = "false";
    }
  });
}

/** Runs `work` when the dialog's question is answered with yes, and loads the page as it is then. */
export function confirm(dialog, work, fail = showGeneralError) {
  const form = dialog.querySelector("form");
  onSubmit(form, async data => {
    await work(data);
    reloadSaved();
  }, error => fail(form, error));
}

function showGeneralError(form, error) {
  const general = form.querySelector("[data-general]");
  showError(general, error.text(general.dataset));
}

/** Instead of sending the form again, which would fail again. */
export function offerReload(form) {
  const reload = form.querySelector("[data-reload]");
  form.querySelector("[type=submit]").hidden = true;
  reload.hidden = false;
  reload.focus();
}

/** Puts the message that the page has for this field, or this set of boxes, and reason next to it. */
export function showFieldError(form, name, reason = "invalid") {
  const field = form.elements[name];
  const error = document.getElementById(field.id + "-error");
  field.closest("details")?.setAttribute("open", "");
  (field.querySelector("input") ?? field).setAttribute("aria-invalid", "true");
  error.textContent = error.dataset[reason];
  error.hidden = false;
}

export function focusFirstError(form) {
  form.querySelector("[aria-invalid=true]")?.focus();
}

export function showError(element, text) {
  element.textContent = text;
  element.hidden = false;
}

function clearErrors(form) {
  form.querySelectorAll("[aria-invalid]").forEach(field => field.removeAttribute("aria-invalid"));
  form.querySelectorAll(".error").forEach(error => { error.hidden = true; });
}

/** Copies what the field holds, and says so on the button. */
export async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without HTTPS, or where it is not allowed: it is selected, and the older way mostly works.
    if (!document.execCommand("copy")) {
      return;
    }
  }
  const status = button.closest("dialog").querySelector("[role=status]");
  const label = button.textContent;
  if (label !== button.dataset.copied) {
    button.textContent = button.dataset.copied;
    status.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 2000);
  }
}

const SAVED = "latchkey-saved";

/** Loads the page as it is now, and says there that the change was saved. */
export function reloadSaved() {
  noteSaved();
  location.reload();
}

/** Has the next page say that a change was saved. */
export function noteSaved() {
  sessionStorage.setItem(SAVED, "");
}

/** Says it, where it is due, and begins reading where the content does. */
export function saySaved() {
  const toast = document.querySelector(".toast");
  if (sessionStorage.getItem(SAVED) === null) {
    return;
  }
  sessionStorage.removeItem(SAVED);
  document.getElementById("content").focus({ preventScroll: true });
  toast.textContent = toast.dataset.text;
  setTimeout(() => { toast.textContent = ""; }, 6000);
}

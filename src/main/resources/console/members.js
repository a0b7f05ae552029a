/** Members and invitations. */

import { call } from "./api.js";
import { confirm, focusFirstError, onSubmit, open, reloadSaved, showError, showFieldError } from "./dialogs.js";

export function invite() {
  const dialog = open("invite");
  const form = dialog.querySelector("form");
  const general = form.querySelector("[data-general]");
  onSubmit(form, async data => {
    const body = { email: data.get("email"), role: data.get("role") };
    showLink(dialog, await call("POST", dialog.dataset.api, body));
  }, error => {
    if (error.blames?.("email")) {
      showFieldError(form, "email");
      focusFirstError(form);
    } else {
      showError(general, error.text(general.dataset));
    }
  });
}

/** Losing this link harms nobody: the invitation can be made again, and the lost one is dead then. */
function showLink(dialog, invitation) {
  const step = dialog.querySelector("[data-step=link]");
  const help = step.querySelector("[data-text]");
  const field = step.querySelector(".secret");
  dialog.querySelector("form").remove();
  help.textContent = help.dataset.text.replace("#", () => invitation.email);
  step.querySelector("[data-mailed]").hidden = !invitation.mailed;
  field.value = invitation.url;
  step.hidden = false;
  field.focus();
  field.select();
  dialog.addEventListener("close", reloadSaved);
  step.querySelector("[data-done]").addEventListener("click", () => dialog.close());
}

export function changeRole(button) {
  const dialog = open("change-role");
  dialog.querySelector("[data-title]").textContent = button.dataset.title;
  dialog.querySelector("select").value = button.dataset.role;
  confirm(dialog, data => call("PUT", memberUrl(dialog, button), { role: data.get("role") }));
}

export function removeMember(button) {
  const dialog = open("remove-member");
  tell(dialog, button);
  confirm(dialog, () => call("DELETE", memberUrl(dialog, button)));
}

export function withdraw(button) {
  const dialog = open("withdraw");
  tell(dialog, button);
  confirm(dialog, () => call("DELETE", dialog.dataset.api + "/" + button.dataset.invitation));
}

function memberUrl(dialog, button) {
  return dialog.dataset.api + "/" + encodeURIComponent(button.dataset.subject);
}

function tell(dialog, button) {
  const text = dialog.querySelector("[data-text]");
  text.textContent = text.dataset.text.replace("#", () => button.dataset.title);
}

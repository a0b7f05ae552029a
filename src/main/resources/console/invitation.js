/** Accepting an invitation. Its token stands behind the # of the address, which browsers send to nobody. */

import { call } from "./api.js";
import { focusFirstError, onSubmit, showError, showFieldError } from "./dialogs.js";

export async function showInvitation() {
  const page = document.querySelector("[data-invitation]");
  if (!page) {
    return;
  }
  const token = location.hash.slice(1);
  try {
    ask(page, token, await call("POST", "/api/v1/invitations/preview", { token }));
  } catch (error) {
    if (error.problem?.status >= 400 && error.problem.status < 500) {
      show(page, "invalid");
    } else {
      show(page, "failed");
      page.querySelector("[data-failed]").textContent = error.text();
    }
  }
}

function ask(page, token, invitation) {
  const form = page.querySelector("form");
  const general = form.querySelector("[data-general]");
  const role = form.querySelector("[data-role]");
  page.querySelector("[data-name]").textContent = nameOf(invitation);
  role.textContent = role.dataset[invitation.role];
  form.querySelector("[data-email]").textContent = invitation.email;
  form.elements.username.value = invitation.email;
  form.elements.password.autocomplete = invitation.accountExists ? "current-password" : "new-password";
  form.querySelectorAll("[data-new]").forEach(text => { text.hidden = invitation.accountExists; });
  form.querySelectorAll("[data-known]").forEach(text => { text.hidden = !invitation.accountExists; });
  show(page, "join");
  form.elements.password.focus();
  onSubmit(form, async data => {
    const password = data.get("password");
    await call("POST", "/api/v1/invitations/accept", { token, password });
    signIn(invitation, password);
  }, error => {
    if (error.blames?.("password")) {
      showFieldError(form, "password", invitation.accountExists ? "other" : "invalid");
      focusFirstError(form);
    } else if (error.problem?.status === 404) {
      show(page, "invalid");
    } else {
      showError(general, error.text());
    }
  });
}

/** As the form of the first page does it. */
function signIn(invitation, password) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/sign-in";
  const fields = { email: invitation.email, password, next: "/merchants/" + invitation.merchantId };
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

function nameOf(invitation) {
  const names = invitation.merchantNames;
  const language = document.documentElement.lang;
  return (names.find(name => name.languageCode.split("-")[0] === language) ?? names[0]).name;
}

function show(page, step) {
  page.querySelectorAll("[data-step]").forEach(part => { part.hidden = part.dataset.step !== step; });
}

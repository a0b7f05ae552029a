/** Accepting an invitation. Its token stands behind the # of the address, which browsers send to nobody. */

import { call } from "./api.js";
import { focusFirstError, onSubmit, showError, showFieldError } from "./dialogs.js";

/** Where the token waits in this tab while somebody signs in at the provider, which loses what stands behind the #. */
const WAITING = "latchkey-invitation";

export async function showInvitation() {
  const page = document.querySelector("[data-invitation]");
  if (!page) {
    return;
  }
  const token = location.hash.slice(1) || sessionStorage.getItem(WAITING);
  sessionStorage.removeItem(WAITING);
  addEventListener("hashchange", () => location.reload());
  // Another language or theme is another page, and its address has no #.
  document.querySelector(".choices").addEventListener("click", () => sessionStorage.setItem(WAITING, token));
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
  const role = form.querySelector("[data-role]");
  page.querySelector("[data-name]").textContent = nameOf(invitation);
  role.textContent = role.dataset[invitation.role];
  form.querySelector("[data-email]").textContent = invitation.email;
  form.querySelectorAll("[data-new]").forEach(text => { text.hidden = invitation.accountExists; });
  form.querySelectorAll("[data-known]").forEach(text => { text.hidden = !invitation.accountExists; });
  form.querySelector("[data-by-provider]")?.addEventListener("click", () => sessionStorage.setItem(WAITING, token));
  show(page, "join");
  if (form.elements.password) {
    byPassword(form, token, invitation);
    return;
  }
  page.querySelector("[data-name]").focus();
  if (form.querySelector("[type=submit]")) {
    bySession(form, token, invitation);
  }
}

/** For whom the provider has signed in. */
function bySession(form, token, invitation) {
  onSubmit(form, async () => {
    await call("POST", "/api/v1/invitations/accept", { token });
    location.assign("/merchants/" + invitation.merchantId);
  }, error => refused(form, error));
}

function byPassword(form, token, invitation) {
  const field = form.elements.password;
  form.elements.username.value = invitation.email;
  field.autocomplete = invitation.accountExists ? "current-password" : "new-password";
  field.focus();
  onSubmit(form, async () => {
    await call("POST", "/api/v1/invitations/accept", { token, password: field.value });
    signIn(invitation, field.value);
  }, error => {
    if (error.blames?.("password")) {
      showFieldError(form, "password", invitation.accountExists ? "other" : "invalid");
      focusFirstError(form);
    } else {
      refused(form, error);
    }
  });
}

function refused(form, error) {
  if (error.problem?.status === 404) {
    show(form.closest("[data-invitation]"), "invalid");
  } else {
    const general = form.querySelector("[data-general]");
    showError(general, error.text(general.dataset));
  }
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

/** The fields of a key, for making and for editing it. */

import { ApiError } from "./api.js";
import { focusFirstError, offerReload, showError, showFieldError } from "./dialogs.js";

const FIELDS = ["name", "description", "env", "expiresAt", "allowedIps", "scopes"];

/** What makes trying again useless before the page shows what is there now. */
const OUTDATED = ["PRECONDITION_FAILED", "ALREADY_CREATED", "KEY_REVOKED", "KEY_ROTATED", "KEY_EXPIRED", "NOT_FOUND"];

/** What the form says, as the API wants it. Throws where a date is typed by half: as none, it would mean "never". */
export function settings(form) {
  const { name, description, expiresAt, allowedIps, scopes } = form.elements;
  if (expiresAt.validity.badInput) {
    throw new ApiError({ code: "INVALID_FIELDS", errors: [{ field: "expiresAt" }] });
  }
  return {
    name: name.value,
    description: description.value,
    scopes: [...scopes.querySelectorAll(":checked")].map(box => box.value),
    expiresAt: expiresAt.value === "" ? null : new Date(expiresAt.value).toISOString(),
    allowedIps: entries(allowedIps.value),
  };
}

/** Puts a key into the form. */
export function fill(form, key) {
  form.elements.name.value = key.name;
  form.elements.description.value = key.description;
  form.elements.expiresAt.value = key.expiresAt ? localTime(new Date(key.expiresAt)) : "";
  form.elements.allowedIps.value = entries(key.allowedIps).join("\n");
  entries(key.scopes).forEach(scope => tick(form.elements.scopes, scope));
}

/** A merge patch: what differs. */
export function differences(before, after) {
  return Object.fromEntries(Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}

/** Tells what went wrong next to the fields that are to blame, or else above them. */
export function showFaults(form, error) {
  const general = form.querySelector("[data-general]");
  const blamed = FIELDS.filter(field => form.elements[field] && error.blames?.(field));
  blamed.forEach(field => showFieldError(form, field));
  if (error.problem?.code === "NAME_TAKEN" && form.elements.name) {
    showFieldError(form, "name", "taken");
  } else if (blamed.length === 0) {
    showError(general, error.text(general.dataset));
  }
  focusFirstError(form);
  if (OUTDATED.includes(error.problem?.code)) {
    offerReload(form);
  }
}

function entries(text) {
  return text.split(/[\s,]+/).filter(entry => entry !== "");
}

/** As fields for a date and time have it, in the zone of the browser. */
function localTime(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, "2099-12-31T23:59".length);
}

/** A scope that is not offered any more can still be kept, or taken away for good. */
function tick(scopes, scope) {
  const offered = [...scopes.querySelectorAll("input")].find(box => box.value === scope);
  if (offered) {
    offered.checked = true;
    return;
  }
  const template = scopes.querySelector("template");
  const former = template.content.cloneNode(true);
  former.querySelector("input").value = scope;
  former.querySelector("code").textContent = scope;
  template.before(former);
}

/** The console's script. Without it everything can be seen, and nothing changed. */

import { copy, saySaved } from "./dialogs.js";
import { createKey, disableKey, editKey, enableKey, revokeKey, rotateKey } from "./keys.js";
import { changeRole, invite, removeMember, withdraw } from "./members.js";
import { showInvitation } from "./invitation.js";

const OPENERS = {
  "create-key": createKey,
  "edit-key": editKey,
  "rotate-key": rotateKey,
  "disable-key": disableKey,
  "enable-key": enableKey,
  "revoke-key": revokeKey,
  "invite": invite,
  "change-role": changeRole,
  "remove-member": removeMember,
  "withdraw": withdraw,
};

/** Tells the service the viewer's time zone, in which it writes times. */
function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && zone !== document.body.dataset.zone) {
    document.cookie = `latchkey-zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax` + (location.protocol === "https:" ? "; Secure" : "");
  }
}

document.addEventListener("click", event => {
  const opener = event.target.closest("[data-open]");
  if (opener) {
    OPENERS[opener.dataset.open](opener);
  }
  const copier = event.target.closest("[data-copy]");
  if (copier) {
    copy(copier);
  }
});

tellZone();
saySaved();
showInvitation();

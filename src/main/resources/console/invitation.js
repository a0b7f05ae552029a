export function showInvitation() {}

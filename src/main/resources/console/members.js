export function invite() {}
export function changeRole() {}
export function removeMember() {}
export function withdraw() {}

package dev.latchkey.invitation;

import java.util.List;

/** A merchant's pending invitations, newest first. */
public record InvitationList(List<InvitationView> items) {
}

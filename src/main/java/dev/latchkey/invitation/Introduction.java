package dev.latchkey.invitation;

import io.smallrye.mutiny.Uni;

/** How somebody who accepts an invitation says who they are. */
interface Introduction {

    /**
     * Tells who accepts, or fails with what the caller may know. Runs outside of a transaction, because it may take the
     * time of a password's hash, and only for an invitation that is good.
     */
    Uni<Newcomer> of(Invitation invitation);
}

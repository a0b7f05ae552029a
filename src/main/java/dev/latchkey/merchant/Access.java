package dev.latchkey.merchant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.identity.Caller;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Decides what the caller may do in a merchant. */
@ApplicationScoped
public class Access {

    private final Caller caller;

    Access(Caller caller) {
        this.caller = caller;
    }

    /**
     * Passes if the caller may do this. Must run in a session.
     *
     * @throws ProblemException in the Uni: 404 if the merchant is missing or the caller is no member of it, 403 if the
     *         caller's role is too low
     */
    public Uni<Void> require(Permission permission, MerchantId merchant) {
        return caller.isPlatform() ? requireExistence(merchant) : requireMembership(permission, merchant);
    }

    private static Uni<Void> requireExistence(MerchantId merchant) {
        return Merchant.find(merchant)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .replaceWithVoid();
    }

    private Uni<Void> requireMembership(Permission permission, MerchantId merchant) {
        return Member.find(merchant, caller.subject())
                .onItem().ifNull().failWith(() -> ProblemException.notFound("merchant"))
                .invoke(member -> {
                    if (!permission.includes(member.role)) {
                        throw new ProblemException(ProblemCode.FORBIDDEN, "Your role in this merchant may not do this.");
                    }
                })
                .replaceWithVoid();
    }
}

package dev.latchkey.verify;

import java.util.List;
import java.util.Optional;

import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.window.Decision;
import dev.latchkey.window.WindowState;

/** What became of an {@link Attempt}. */
public sealed interface Verdict {

    /**
     * The request may pass.
     *
     * @param merchant for whom
     * @param key by which key
     * @param scopes what the key is limited to; none means no limit
     * @param window the merchant's window after this request was counted
     */
    record Admitted(MerchantId merchant, ApiKeyId key, List<String> scopes, WindowState window) implements Verdict {
    }

    /**
     * The request may not pass.
     *
     * @param code why; only its status and advice are for the outside
     * @param limited the window's refusal, present with {@link Code#RATE_LIMITED} only
     */
    record Refused(Code code, Optional<Decision.Refused> limited) implements Verdict {

        static Refused because(Code code) {
            return new Refused(code, Optional.empty());
        }

        static Refused because(Decision.Refused limited) {
            return new Refused(Code.RATE_LIMITED, Optional.of(limited));
        }
    }
}

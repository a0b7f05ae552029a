package dev.latchkey.secret;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this installation's secrets look and are kept. */
@ConfigMapping(prefix = "latchkey")
public interface SecretConfig {

    Format secret();

    /** Pepper by id: text of at least 32 bytes. A pepper may be removed once no live key was hashed under it. */
    Map<String, String> peppers();

    interface Format {

        /** What every secret begins with. Secrets of an earlier prefix stop working when it changes. */
        @WithDefault("dxm")
        String prefix();

        /** The pepper for new secrets. Needed only where there are several. */
        Optional<String> currentPepper();

        /**
         * What secrets of other systems look like whose hashes are imported: regular expressions, each for a whole secret.
         * Everybody may make us look such a text up, so the narrower the better.
         */
        Optional<List<String>> foreignFormats();
    }
}

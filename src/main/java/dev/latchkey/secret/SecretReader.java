package dev.latchkey.secret;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells how a text that is said to be a secret may have been kept. */
public final class SecretReader {

    private final SecretFormat format;
    private final Peppers peppers;
    private final ForeignFormats foreign;

    public SecretReader(SecretFormat format, Peppers peppers, ForeignFormats foreign) {
        this.format = format;
        this.peppers = peppers;
        this.foreign = foreign;
    }

    /**
     * The hashes under which to look for it: one for each pepper if it is ours, the plain one if another system issued it;
     * empty if it is neither, so that there is nothing to look for.
     */
    public Optional<List<SecretHash>> hashes(String text) {
        return format.parse(text).map(peppers::candidates).or(() -> foreign.has(text)
                ? Optional.of(List.of(SecretHash.plain(text.getBytes(StandardCharsets.US_ASCII))))
                : Optional.empty());
    }
}

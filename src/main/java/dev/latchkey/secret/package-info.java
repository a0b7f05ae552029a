/**
 * The API secret key itself: how it is made, read, checked and kept.
 *
 * <p>
 * A secret is {@code <prefix>_<env>_<body><check>}: 32 base62 characters from a cryptographic random source (190 bits)
 * and 6 base62 characters of CRC-32 over everything before them, the scheme that GitHub chose for its tokens. The check
 * lets a mistyped or invented secret be refused before any store is asked, and lets secret scanners avoid false alarms;
 * it proves nothing, and is not meant to.
 *
 * <p>
 * At rest there is only {@code HMAC-SHA-256(pepper, secret)}. A fast hash is right at this entropy (OWASP ASVS 5.0,
 * 11.5.1): there is nothing to guess, and a slow one would be paid on every request. The pepper keeps a stolen database
 * from being matched against secrets found elsewhere.
 *
 * <p>
 * Keys that another system issued are imported by the plain SHA-256 of their secrets, which that system kept, and go on working
 * as they are. What such secrets look like is told in configuration: a text of neither form is refused without a look-up.
 *
 * <p>
 * Everything here is plain Java, without a framework and without a clock, but for {@code Secrets} and
 * {@link dev.latchkey.secret.SecretConfig}, which build the rest from configuration.
 */
package dev.latchkey.secret;

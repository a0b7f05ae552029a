/**
 * The doors at which an ingress asks, before it lets a request through to a backend of the platform.
 *
 * <p>
 * Goals, in this order:
 * <ol>
 * <li>Nobody passes by a trick of the protocol. What a client may have written is believed only where it can ask for more,
 * never
 * for less: a scope in a header field is needed beside those of the routes. The path is looked at as it was sent, so that
 * {@code /authz/forward/../../docs} is a request for {@code /../../docs} to be decided, and not the answer 200 of something
 * else.
 * Where the ingress does not tell which request it is, or two are told, all scopes are needed that are needed anywhere.
 * <li>The client gets the true answer: status, {@code Retry-After}, RateLimit fields and body, as far as the ingress can pass
 * them on.
 * <li>A store that is away is told from a refusal, so that the operator can choose what becomes of requests then.
 * </ol>
 *
 * <p>
 * The doors are on the public port, where they do no harm, for whoever asks has to show a key, and learns nothing
 * that the Merchant API does not tell; or, better, on a port of their own ({@code latchkey.ingress.port}), which the outside
 * can't reach, with a secret that the ingress shows ({@code latchkey.ingress.secret}) or a certificate
 * ({@code latchkey.ingress.tls-configuration-name}). Whose address a client has is told by proxies that are trusted for it
 * alone
 * ({@link dev.latchkey.network}), whichever port they ask on.
 */
package dev.latchkey.door.ingress;

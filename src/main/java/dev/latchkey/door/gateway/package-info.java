/**
 * The gateway: with an upstream configured, requests below {@code /merchant-api/v1/} that are not answered here are passed on
 * to it, once the door has admitted them. Without one this package does nothing.
 *
 * <p>
 * Goals: the secret never goes past us; the upstream may believe who is asking; what the door decided about is what the
 * upstream reads; and a body of any size passes without being kept.
 * <ol>
 * <li>{@link dev.latchkey.door.merchantapi.MerchantApiDoor} verifies, before anything bounds or reads the body, which stays in
 * the connection meanwhile.
 * <li>{@code Passable} refuses what two servers may read differently: a path, a length, a method for proxies. It mends nothing.
 * <li>{@code OutgoingHeaders} takes away the secret, identity, forwarding and override fields in any spelling, and what
 * {@code Connection} names, and only then writes ours: nobody can name ours there.
 * <li>{@code Exchange} sends the request over one of a bounded number of connections, by the library's proxy. Its body goes as
 * fast as the upstream takes it. {@code Expect: 100-continue} goes through: the upstream's word is the caller's.
 * <li>{@code Delivery} sends the answer as fast as the caller takes it. Its head is the upstream's, but for fields that this
 * service has set already and those that are about the whole host ({@code IncomingHeaders}).
 * <li>The door counts what was sent of the body, when the answer has ended or broken off.
 * </ol>
 *
 * <p>
 * When the upstream is away, slow or broken ({@code Failure}, {@code latchkey_gateway_failures_total}): no connection or no
 * head of an answer is 502, the same not in time 504, too many waiting 503, each as an error of the Merchant API. No
 * request is sent twice, for the upstream may have done what it asked for. An answer that breaks off breaks the caller's
 * connection, for it must not look whole; so does one that stands still. A caller that goes away takes its request with it,
 * and one that stops sending is told 408. The request was counted in all these cases: it was admitted.
 *
 * <p>
 * Trailers end here, in both directions, and so do informational answers but 100.
 */
package dev.latchkey.door.gateway;

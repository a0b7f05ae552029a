/**
 * Addresses: whose a request came from, and whether it is in a range. Knows nobody.
 *
 * <p>
 * Behind proxies the connection comes from the nearest one, and a header field tells the rest: each proxy adds, at the right,
 * the address that it was asked from. What stands at the left end was there before the first proxy: the caller may have
 * written it. So {@link dev.latchkey.network.ClientAddresses} does this:
 * <ol>
 * <li>The peer of the TCP connection is believed. If it is not a trusted proxy, it is the client, whatever headers say.
 * <li>Else the list is read from the right. Entries that are trusted proxies as well are passed over, for their word counts
 * too; the first other one is the client. What stands at its left is its own claim, and is not even read.
 * <li>If all are trusted, the leftmost is the client: one of our own networks asks.
 * <li>Where an entry is no address (empty, {@code unknown}, {@code _hidden}, garbage), or the list is longer than rows of
 * proxies
 * are, the client is unknown. Lists of allowed addresses refuse it, for nobody vouches for it. What only counts or writes down
 * takes the nearest trusted proxy's address instead, because it must take one.
 * </ol>
 *
 * <p>
 * The field is {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239), by configuration and never both: a proxy that writes
 * the
 * one passes the other through as its caller sent it, and whoever believes both believes the caller.
 *
 * <p>
 * The framework's own {@code quarkus.http.proxy.*} takes the leftmost entry for the client, so that anybody may claim any
 * address through a proxy that appends. It is of use for the scheme and the host; addresses are not taken from it.
 *
 * <p>
 * Everything here is plain Java but for {@link dev.latchkey.network.ProxyConfig}, {@code Network}, which builds the rest from
 * it, and
 * {@link dev.latchkey.network.ClientAddresses}, which knows what a request is.
 */
package dev.latchkey.network;

/**
 * Who is calling. Goals, in order: nobody passes for somebody else; who is signed out is out everywhere; guessing does not
 * pay; whoever knows the password is not held up.
 *
 * <ol>
 * <li>A browser is known by its session ({@link dev.latchkey.identity.Sessions}): a row of the database, whose id the browser
 * holds in an encrypted cookie. It begins with a password or with an OpenID provider's word, and the row ends it.
 * <li>A program is known by HTTP Basic and an account, or, where a provider is set, by a bearer token of the provider's.
 * <li>A backend of the platform may be a client of the configuration ({@link dev.latchkey.identity.BackendAccess}), which is
 * compared in memory on every request. It never becomes an identity, and so can ask about keys and do nothing else.
 * <li>Wrong passwords are counted per account and per address before they are looked at, in Redis' sliding windows; while Redis
 * is away, by each instance for itself. Right ones are not counted, and are remembered for some minutes. Wrong
 * secrets of clients are counted per address alone.
 * <li>Whatever may change something must come from our own pages, or from no browser.
 * </ol>
 *
 * What a caller may do in a merchant is decided by the merchant's members, in {@link dev.latchkey.merchant}; nothing here
 * knows merchants.
 */
package dev.latchkey.identity;

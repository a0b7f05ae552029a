/**
 * Invitations: a link, good once and for some days, with which somebody joins a merchant.
 *
 * <ol>
 * <li>An owner invites an email address. The answer has the link, and where a mail server is configured the invited one
 * gets it by mail. A new invitation of the same address replaces the old one.
 * <li>The link's token stands in the fragment of its URL, which browsers keep to themselves: it reaches no access log, no
 * {@code Referer} and no proxy. What is kept here is its SHA-256.
 * <li>Whoever has the token may look at the invitation, and accept it with a password: a new one, which makes the account,
 * or that of the account which has the address already; or as whom the OpenID provider has signed in.
 * {@link dev.latchkey.invitation.Introduction} is what these ways have in common.
 * <li>A new account, if one is made, membership and the end of the invitation are one transaction.
 * </ol>
 *
 * A token that is unknown, used, expired or replaced is answered in one and the same way.
 */
package dev.latchkey.invitation;

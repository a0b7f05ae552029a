/**
 * Merchants ("makers", the organizations that own keys), and their members.
 *
 * <p>
 * {@link dev.latchkey.merchant.Access} answers what a caller may do in a merchant. To somebody who is no member, a
 * merchant is missing: the answers are the same, so that ids can't be probed.
 */
package dev.latchkey.merchant;

/**
 * Who is calling: accounts, their passwords, and the caller of the current request. What a caller may do in a merchant
 * is decided by the merchant's members, in {@link dev.latchkey.merchant}; nothing here knows merchants.
 */
package dev.latchkey.identity;

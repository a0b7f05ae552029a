/**
 * The Merchant API itself, {@code /merchant-api/v1}: the real status, DEXTRE's error body, the RateLimit headers. The
 * door stands before the REST layer, so that nothing below that path, be it known or not, is answered unverified; the
 * resources take the verdict from the request and refuse to run without one.
 */
package dev.latchkey.door.merchantapi;

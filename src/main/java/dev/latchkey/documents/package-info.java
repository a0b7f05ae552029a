/**
 * What the OpenAPI documents say of all operations alike: errors and their form, header fields, bounds, tags. It is added when
 * the
 * service is built, so that resources tell only what is theirs. What a resource says itself is never replaced.
 */
package dev.latchkey.documents;

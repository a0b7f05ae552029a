/**
 * The doors for the platform's own backends, which ask about a secret that somebody showed them: {@code /oauth2/introspect}
 * as RFC 7662 has it, for whatever speaks that already, and {@code /api/v1/verify}, which tells why not, and counts. Both are
 * for clients of the configuration and for platform accounts alone.
 */
package dev.latchkey.door.backend;

/**
 * Envoy's gRPC authorization, {@code envoy.service.auth.v3.Authorization/Check}, as Envoy, Istio, Contour, Envoy Gateway and
 * Gateway API's ExternalAuth ask it.
 *
 * <p>
 * A refusal is an answer, a {@code DeniedHttpResponse} with the real status, fields and body. A store that is away, and a fault
 * of ours, is a failed call: Envoy then does what {@code failure_mode_allow} and {@code status_on_error} say, as it does when
 * nobody answers at all. Envoy's newer {@code error_response} says the same with a body, but to an older Envoy it is a denial
 * with status 403, and nothing in the request tells the two apart.
 */
package dev.latchkey.door.extauthz;

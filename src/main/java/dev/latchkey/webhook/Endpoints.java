package dev.latchkey.webhook;

import java.util.List;

/**
 * Where events are sent: to all of them.
 *
 * @param all each of another name
 */
record Endpoints(List<Endpoint> all) {
}

package dev.latchkey.webhook;

import java.util.Map;

/**
 * What is told to the operator's endpoints.
 *
 * @param type in small letters with dots, such as {@code quota.reached}
 * @param merchantId whom it is about; null if nobody
 * @param data for the JSON of the same name: text, numbers, truth values and times
 */
public record WebhookEvent(String type, String merchantId, Map<String, ?> data) {
}

package dev.latchkey.webhook;

/** What became of an attempt to deliver. */
sealed interface Outcome {

    /** The endpoint answered with this HTTP status. */
    record Answered(int status) implements Outcome {
    }

    /** It did not answer. */
    record Unanswered(DeliveryError error) implements Outcome {
    }

    /** Whether it took what was sent. */
    default boolean isAccepted() {
        return this instanceof Answered(int status) && status >= 200 && status < 300;
    }

    /** Whether it wants nothing more: 410, as Standard Webhooks has it. */
    default boolean isGone() {
        return this instanceof Answered(int status) && status == 410;
    }
}

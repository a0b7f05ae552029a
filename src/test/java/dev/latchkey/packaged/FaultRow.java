package dev.latchkey.packaged;

/**
 * What became of the requests around one fault.
 *
 * @param answers to callers whose limit is out of reach
 * @param overAdmitted how many more than its limit another merchant made meanwhile
 * @param metered how many requests of the first stand in PostgreSQL afterwards
 * @param backMillis from the end of the fault until Redis decided again at all instances
 */
record FaultRow(String fault, String policy, Answers answers, long overAdmitted, long metered,
        long backMillis) {

    static final String HEAD = """
            | Fault | `when-store-is-down` | %s | Redis decides again after ms | Admitted beyond the limit | Metered - admitted |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """
            .formatted(Answers.HEAD);

    long count(int status) {
        return answers.count(status);
    }

    long admitted() {
        return answers.admitted();
    }

    @Override
    public String toString() {
        return "| %s | %s | %s | %d | %d | %d |".formatted(fault, policy, answers, backMillis, overAdmitted,
                metered - admitted());
    }
}

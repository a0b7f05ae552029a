package dev.latchkey.key;

import java.util.stream.Stream;

import dev.latchkey.problem.ProblemException;

/** In which order keys are listed. Ids sort by age; those of equal names are told apart by it. */
public enum KeyOrder {

    NEWEST("-createdAt", "id desc", "id < :cursor"),
    OLDEST("createdAt", "id", "id > :cursor"),
    NAME("name", "lower(name), id", later("lower(name)", ">")),
    NAME_DESCENDING("-name", "lower(name) desc, id desc", later("lower(name)", "<"));

    private final String word;
    private final String orderBy;
    private final String afterCursor;

    KeyOrder(String word, String orderBy, String afterCursor) {
        this.word = word;
        this.orderBy = orderBy;
        this.afterCursor = afterCursor;
    }

    /** @throws ProblemException with 400 if there is no such order */
    static KeyOrder of(String word) {
        return Stream.of(values()).filter(order -> order.word.equals(word)).findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter("sort", "must be name, -name, createdAt or -createdAt"));
    }

    /** The word in queries; a hyphen turns the order round. */
    public String word() {
        return word;
    }

    String orderBy() {
        return " order by " + orderBy;
    }

    /** What holds for the keys behind the one whose id is the parameter {@code cursor}. */
    String afterCursor() {
        return " and (" + afterCursor + ")";
    }

    // The cursor is an id alone, and not also a name, which the database and Java may put in small letters differently.
    private static String later(String value, String sign) {
        String atCursor = "(select " + value.replace("name", "c.name")
                + " from ApiKey c where c.id = :cursor and c.merchantId = :merchant)";
        return value + " " + sign + " " + atCursor + " or " + value + " = " + atCursor + " and id " + sign + " :cursor";
    }
}

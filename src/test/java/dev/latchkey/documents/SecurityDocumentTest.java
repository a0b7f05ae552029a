package dev.latchkey.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every claim of SECURITY.md names tests that there are. That they fail without what they show is for people to see; that none
 * of them was renamed or deleted is seen here.
 */
class SecurityDocumentTest {

    private static final Path DOCUMENT = Path.of("SECURITY.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST_CLASS = Pattern.compile("[A-Z]\\w*(Test|IT)");
    private static final Pattern METHOD = Pattern.compile("[a-z]\\w*");
    /** There is one for each door; fewer mean that they are not read as tables any more. */
    private static final int TABLES = 8;

    private static String document;
    private static Map<String, Path> classes;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(DOCUMENT);
        try (Stream<Path> files = Files.walk(TESTS)) {
            classes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), file -> file));
        }
    }

    @Test
    void everyTableEndsWithItsTests() {
        List<List<String>> tables = tables();

        assertThat(tables).hasSizeGreaterThan(TABLES);
        assertThat(tables).allSatisfy(table -> assertThat(cells(table.getFirst()).getLast()).isEqualTo("Test"));
        assertThat(tables).allSatisfy(table -> assertThat(table).as("rows, with head and rule").hasSizeGreaterThan(2));
    }

    @Test
    void everyRowNamesTestsThatThereAre() {
        assertThat(complaints(tables())).isEmpty();
    }

    @Test
    void noTestIsNamedElsewhereThatThereIsNot() {
        assertThat(spans(document).stream().filter(span -> TEST_CLASS.matcher(span).matches()))
                .allMatch(classes::containsKey);
    }

    @ParameterizedTest
    @ValueSource(strings = { "4.1.3", "6.3.1", "6.5.2", "7.2", "7.4", "11.2.4", "11.5.1", "14.2.1", "14.3.2", "16.2", "16.2.5",
            "16.3", "16.3.1", "16.5.3", "API1", "API2", "API4" })
    void theItemsOfTheStandardsAreThere(String item) {
        assertThat(tables().stream().flatMap(List::stream).map(row -> cells(row).getFirst())).contains(item);
    }

    @ParameterizedTest
    @ValueSource(strings = { "nothing", "`NoSuchTest`", "`SecurityDocumentTest`: `noSuchMethod`",
            "`everyTableEndsWithItsTests`",
            "`SecurityDocumentTest`: `read`", "`SecurityDocumentTest`; `lost words`" })
    void aRowThatNamesNoneIsFound(String test) {
        assertThat(complaints(List.of(List.of("| Threat | Test |", "|---|---|", "| S | " + test + " |")))).hasSize(1);
    }

    private static Set<String> complaints(List<List<String>> tables) {
        Set<String> complaints = new TreeSet<>();
        for (List<String> table : tables) {
            table.stream().skip(2).forEach(row -> readRow(row, complaints));
        }
        return complaints;
    }

    /** A class, and behind it those of its methods that show it, if not all do. */
    private static void readRow(String row, Set<String> complaints) {
        String current = null;
        for (String span : spans(cells(row).getLast())) {
            if (TEST_CLASS.matcher(span).matches() && classes.containsKey(span)) {
                current = span;
            } else if (current == null || !METHOD.matcher(span).matches() || !isTest(current, span)) {
                complaints.add("There is no " + span + (current == null ? "" : " in " + current) + ": " + row);
                return;
            }
        }
        if (current == null) {
            complaints.add("No test is named: " + row);
        }
    }

    // Helpers are private, and what is done before and after is static or said to be so.
    private static boolean isTest(String name, String method) {
        try {
            return Pattern.compile("(?m)^ {4}void " + method + "\\(").matcher(Files.readString(classes.get(name))).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each as its lines, the head and the rule below it first. */
    private static List<List<String>> tables() {
        List<List<String>> tables = new ArrayList<>();
        boolean inTable = false;
        for (String line : document.lines().toList()) {
            if (line.startsWith("|") && !inTable) {
                tables.add(new ArrayList<>());
            }
            inTable = line.startsWith("|");
            if (inTable) {
                tables.getLast().add(line);
            }
        }
        return tables;
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static List<String> spans(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }
}

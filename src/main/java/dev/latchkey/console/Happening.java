package dev.latchkey.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.trail.AuditEventView;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Puts what an event tells into words. What it does not know is shown as it was recorded. */
@Named("happening")
@RequestScoped
public class Happening {

    private final Viewer viewer;
    private final AuditMessages texts;

    Happening(Viewer viewer) {
        this.viewer = viewer;
        this.texts = MessageBundles.get(AuditMessages.class, Localized.Literal.of(viewer.locale().toLanguageTag()));
    }

    /**
     * What was and what is of one thing.
     *
     * @param before empty where there was nothing before that could have been
     * @param after empty where there is nothing now that could be
     */
    public record Difference(String fact, Optional<String> before, Optional<String> after) {
    }

    /** What differs since then. */
    public List<Difference> differences(AuditEventView event) {
        Map<String, Object> before = event.before() == null ? Map.of() : event.before();
        Map<String, Object> after = event.after() == null ? Map.of() : event.after();
        // A change in which everything was taken away tells nothing of after, and is a change all the same.
        boolean both = event.action().word().endsWith(".changed") || !before.isEmpty() && !after.isEmpty();
        TreeSet<String> facts = new TreeSet<>(before.keySet());
        facts.addAll(after.keySet());
        // The event's target says it to people.
        facts.remove("invitationId");
        return facts.stream().map(fact -> new Difference(texts.fact(fact),
                side(fact, before, both), side(fact, after, both))).toList();
    }

    /** How the list of keys finds the one that the event is about; empty if its name is not known. */
    public Optional<String> search(AuditEventView event) {
        return event.keyId() == null ? Optional.empty()
                : Optional.ofNullable(event.target()).map(name -> "q=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    /** What else it is about. */
    public Optional<String> target(AuditEventView event) {
        return Optional.ofNullable(event.target())
                .map(target -> event.action() == AuditAction.SIGNED_IN || event.action() == AuditAction.SIGNED_OUT
                        ? texts.entrance(target)
                        : target);
    }

    private Optional<String> side(String fact, Map<String, Object> facts, boolean evenIfNothing) {
        return facts.containsKey(fact) || evenIfNothing ? Optional.of(value(fact, facts.get(fact))) : Optional.empty();
    }

    private String value(String fact, Object value) {
        return switch (value) {
            case null -> texts.nothing();
            case Boolean truth -> truth ? texts.yes() : texts.no();
            case Number number -> viewer.number(number);
            case Map<?, ?> name when fact.equals("names") && name.get("languageCode") instanceof String language ->
                viewer.languageName(language) + ": " + name.get("name");
            case List<?> list -> list.isEmpty() ? texts.nothing()
                    : viewer.list(list.stream().map(entry -> value(fact, entry)).toList());
            case Map<?, ?> map -> viewer.list(map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + value("", entry.getValue())).toList());
            default -> word(fact, value.toString());
        };
    }

    private String word(String fact, String value) {
        return switch (fact) {
            case "role", "status", "env", "measure" -> texts.word(value);
            case "countryCode" -> viewer.countryName(value);
            case "enabledLanguageCodes" -> viewer.languageName(value);
            case "expiresAt", "currentPeriodStart", "currentPeriodEnd", "periodStart" -> time(value);
            default -> value.isEmpty() ? texts.nothing() : value;
        };
    }

    private String time(String value) {
        try {
            return viewer.time(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }
}

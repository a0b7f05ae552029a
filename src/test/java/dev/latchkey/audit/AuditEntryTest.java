package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class AuditEntryTest {

    private static final AuditEntry ENTRY = AuditEntry.of(AuditAction.KEY_CHANGED, new Actor("owner@test.invalid", null));

    @Test
    void aChangeTellsOnlyWhatDiffers() {
        AuditEntry entry = ENTRY.change(Map.of("name", "Old", "scopes", List.of("orders:read")),
                Map.of("name", "New", "scopes", List.of("orders:read")));

        assertThat(entry.before()).isEqualTo(Map.of("name", "Old"));
        assertThat(entry.after()).isEqualTo(Map.of("name", "New"));
        assertThat(entry.changesNothing()).isFalse();
    }

    @Test
    void whatIsNewOrGoneIsToldInFull() {
        assertThat(ENTRY.change(null, Map.of("name", "New")).after()).isEqualTo(Map.of("name", "New"));
        assertThat(ENTRY.change(Map.of("name", "Old"), null).before()).isEqualTo(Map.of("name", "Old"));
    }

    @Test
    void whatIsNullIsAbsent() {
        Map<String, Object> never = Collections.singletonMap("expiresAt", null);
        AuditEntry entry = ENTRY.change(never, Map.of("expiresAt", Instant.EPOCH));

        assertThat(entry.before()).isEmpty();
        assertThat(entry.after()).isEqualTo(Map.of("expiresAt", "1970-01-01T00:00:00Z"));
        assertThat(ENTRY.change(never, Map.of()).changesNothing()).isTrue();
    }

    @Test
    void aChangeInWhichNothingDiffersIsNone() {
        assertThat(ENTRY.change(Map.of("role", "owner"), Map.of("role", "owner")).changesNothing()).isTrue();
        assertThat(ENTRY.changesNothing()).as("tells of no change at all").isFalse();
    }

    @Test
    void everyActionHasAWordOfItsOwn() {
        List<String> words = Arrays.stream(AuditAction.values()).map(AuditAction::word).toList();

        assertThat(words).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z_]+(\\.[a-z]+)?"));
        assertThat(AuditAction.values()).allMatch(action -> AuditAction.ofWord(action.word()).orElseThrow() == action);
        assertThat(AuditAction.ofWord("KEY_CREATED")).isEmpty();
    }
}

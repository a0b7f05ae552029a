package dev.latchkey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.latchkey.merchant.LocalizedName;
import dev.latchkey.merchant.MerchantView;
import dev.latchkey.merchant.Role;
import io.quarkus.mailer.Mail;

class InvitationMailTest {

    private static final String URL = "https://keys.example.com/invitation#token";
    private static final List<LocalizedName> BOTH = List.of(new LocalizedName("ja", "山田製作所"),
            new LocalizedName("en-GB", "Yamada Works"));

    @Test
    void itSaysWhoInvitesAsWhatWithWhichLinkAndUntilWhen() {
        Mail mail = mail(List.of("en", "ja"), BOTH, Role.DEVELOPER);

        assertThat(mail.getTo()).containsExactly("a@b.example");
        assertThat(mail.getSubject()).isEqualTo("Invitation to Yamada Works");
        assertThat(mail.getText()).contains("Yamada Works as a developer", "\n" + URL + "\n", "2027-01-02 00:30 (Asia/Tokyo)");
        assertThat(mail.getHtml()).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "OWNER, オーナー", "DEVELOPER, 開発者", "VIEWER, 閲覧者" })
    void itIsInJapaneseWhereThatIsTheFirstLanguage(Role role, String inJapanese) {
        Mail mail = mail(List.of("ja-JP", "en"), BOTH, role);

        assertThat(mail.getSubject()).isEqualTo("山田製作所 への招待");
        assertThat(mail.getText()).contains("山田製作所 に" + inJapanese + "として", "\n" + URL + "\n");
    }

    @Test
    void whereThereIsNoNameInTheLanguageTheFirstOneServes() {
        assertThat(mail(List.of("fr"), List.of(new LocalizedName("fr", "Ateliers")), Role.VIEWER).getSubject())
                .isEqualTo("Invitation to Ateliers");
    }

    private static Mail mail(List<String> languages, List<LocalizedName> names, Role role) {
        return InvitationMail.of(new MerchantView("demo", names, "JP", languages, "Asia/Tokyo", 300, null, null),
                new InvitationView(new InvitationId(new UUID(0, 0)), "a@b.example", role,
                        Instant.parse("2027-01-01T15:30:00Z"), Instant.EPOCH, "owner@b.example"),
                URL);
    }
}

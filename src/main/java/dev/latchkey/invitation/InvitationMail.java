package dev.latchkey.invitation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.latchkey.merchant.LocalizedName;
import dev.latchkey.merchant.MerchantView;
import dev.latchkey.merchant.Role;
import io.quarkus.mailer.Mail;

/** What an invitation's mail says, in Japanese where that is the merchant's first language, else in English. */
final class InvitationMail {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String JAPANESE = "ja";
    private static final String ENGLISH = "en";

    private InvitationMail() {
    }

    static Mail of(MerchantView merchant, InvitationView invitation, String url) {
        String language = isIn(JAPANESE, merchant.enabledLanguageCodes().getFirst()) ? JAPANESE : ENGLISH;
        String name = nameIn(language, merchant.names());
        String expires = TIME.format(invitation.expiresAt().atZone(ZoneId.of(merchant.timeZone())));
        return language.equals(JAPANESE)
                ? Mail.withText(invitation.email(), name + " への招待", """
                        %s に%sとして招待されました。

                        次のリンクを開いて参加してください。

                        %s

                        リンクは一度だけ使えます。有効期限は %s (%s) です。他の人に転送しないでください。
                        心当たりがない場合は、このメールを破棄してください。
                        """.formatted(name, inJapanese(invitation.role()), url, expires, merchant.timeZone()))
                : Mail.withText(invitation.email(), "Invitation to " + name, """
                        You are invited to %s as %s.

                        Open this link to join:

                        %s

                        The link is good once, until %s (%s). Do not forward it.
                        If you did not expect this, throw this mail away.
                        """.formatted(name, inEnglish(invitation.role()), url, expires, merchant.timeZone()));
    }

    private static String nameIn(String language, List<LocalizedName> names) {
        return names.stream().filter(name -> isIn(language, name.languageCode())).findFirst().orElse(names.getFirst())
                .name();
    }

    private static boolean isIn(String language, String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals(language);
    }

    private static String inEnglish(Role role) {
        return switch (role) {
            case OWNER -> "an owner";
            case DEVELOPER -> "a developer";
            case VIEWER -> "a viewer";
        };
    }

    private static String inJapanese(Role role) {
        return switch (role) {
            case OWNER -> "オーナー";
            case DEVELOPER -> "開発者";
            case VIEWER -> "閲覧者";
        };
    }
}

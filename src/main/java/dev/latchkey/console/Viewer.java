package dev.latchkey.console;

import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import dev.latchkey.merchant.MerchantView;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** For whom a page is made: in which language, in which time zone, dark or light. As chosen, else as the browser says. */
@Named("viewer")
@RequestScoped
public class Viewer {

    static final String LANGUAGE_COOKIE = "latchkey-language";
    static final String THEME_COOKIE = "latchkey-theme";
    static final String ZONE_COOKIE = "latchkey-zone";
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    private final Locale locale;
    private final ZoneId zone;
    private final Theme theme;

    Viewer(RoutingContext request) {
        locale = cookie(request, LANGUAGE_COOKIE).flatMap(Viewer::language)
                .or(() -> accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))).orElse(Locale.ENGLISH);
        zone = cookie(request, ZONE_COOKIE).flatMap(Viewer::zone).orElse(ZoneId.of("UTC"));
        theme = cookie(request, THEME_COOKIE).flatMap(Viewer::theme).orElse(Theme.AUTO);
    }

    /** The language of the page, and how dates and numbers are written. */
    public Locale locale() {
        return locale;
    }

    /** As the {@code lang} of a page. */
    public String language() {
        return locale.getLanguage();
    }

    /** The time zone's name in the tz database. */
    public String zone() {
        return zone.getId();
    }

    /** The word for style sheets. */
    public String theme() {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    /** A date and a time of day, in the viewer's zone. */
    public String time(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
                .format(time.atZone(zone));
    }

    /** Words after one another. */
    public String list(List<String> words) {
        return String.join(locale.equals(Locale.JAPANESE) ? "、" : ", ", words);
    }

    /** A whole number, grouped as usual. */
    public String number(Number number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** The merchant's name in the viewer's language, else its first one. */
    public String name(MerchantView merchant) {
        return merchant.names().stream()
                .filter(name -> Locale.forLanguageTag(name.languageCode()).getLanguage().equals(language()))
                .findFirst().orElseGet(merchant.names()::getFirst).name();
    }

    /** The name of a language, in the viewer's. */
    public String languageName(String code) {
        return Locale.forLanguageTag(code).getDisplayName(locale);
    }

    /** Those names, after one another. */
    public String languageNames(List<String> codes) {
        return list(codes.stream().map(this::languageName).toList());
    }

    /** The name of a country, in the viewer's language. */
    public String countryName(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    static Optional<Locale> language(String tag) {
        return LANGUAGES.stream().filter(language -> language.getLanguage().equals(tag)).findFirst();
    }

    static Optional<Theme> theme(String word) {
        return List.of(Theme.values()).stream().filter(theme -> theme.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id.replace("%2F", "/")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> accepted(String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(header), LANGUAGES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> cookie(RoutingContext request, String name) {
        return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue);
    }
}

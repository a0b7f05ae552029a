package dev.latchkey.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Amounts and times as the viewer is used to see them. */
@Named("figures")
@RequestScoped
public class Figures {

    private static final String[] UNITS = { "B", "kB", "MB", "GB", "TB", "PB" };
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final Viewer viewer;

    Figures(Viewer viewer) {
        this.viewer = viewer;
    }

    /** An amount of money, with as many digits as the currency has, or more where the amount has. */
    public String money(String amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(viewer.locale());
        BigDecimal value = new BigDecimal(amount);
        format.setCurrency(Currency.getInstance(currency));
        int digits = format.getCurrency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(Math.max(digits, value.scale()));
        return format.format(value);
    }

    /** An amount of data, in the unit in which it is readable. */
    public String bytes(long count) {
        BigDecimal value = BigDecimal.valueOf(count);
        int unit = 0;
        while (value.compareTo(THOUSAND) >= 0 && unit < UNITS.length - 1) {
            value = value.divide(THOUSAND);
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(viewer.locale());
        format.setMaximumFractionDigits(1);
        return format.format(value) + " " + UNITS[unit];
    }

    /** How much a part is of the whole, which may be nothing. */
    public String share(long part, long whole) {
        BigDecimal share = whole == 0 ? part == 0 ? BigDecimal.ZERO : BigDecimal.ONE
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN);
        NumberFormat format = NumberFormat.getPercentInstance(viewer.locale());
        format.setMaximumFractionDigits(share.compareTo(BigDecimal.ONE) < 0 ? 1 : 0);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(share);
    }

    /** So many hundredths of the whole: where a meter changes its colour. */
    public long percent(Number whole, int hundredths) {
        return BigDecimal.valueOf(whole.longValue()).movePointLeft(2).multiply(BigDecimal.valueOf(hundredths)).longValue();
    }

    /** A time of day, in the viewer's zone. */
    public String clock(Instant time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(viewer.locale())
                .format(time.atZone(ZoneId.of(viewer.zone())));
    }

    /** A day, in a zone of its own. */
    public String day(Instant time, String zone) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(viewer.locale()).format(time.atZone(ZoneId.of(zone)));
    }
}

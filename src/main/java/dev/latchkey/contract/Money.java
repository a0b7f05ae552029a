package dev.latchkey.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts of money: decimal, exact, and text in JSON, because JSON's numbers are read as floating point by many. */
public final class Money {

    /** Plain decimals, without sign, exponent or needless zeros in front, as far as the database keeps them. */
    static final String PATTERN = "(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?";
    static final String RULE = "must be a decimal number such as 12000 or 0.5, as text";

    private Money() {
    }

    /** As JSON has it: no exponent, no needless zeros. */
    public static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(fractionDigits(currency), RoundingMode.HALF_UP);
    }

    /** How many digits after the point the currency's smallest unit has. */
    static int fractionDigits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** Whether it is the code of a currency (ISO 4217) in which one can pay; gold, for one, has a code too. */
    static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0);
    }
}

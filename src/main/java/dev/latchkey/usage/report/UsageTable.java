package dev.latchkey.usage.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.latchkey.key.KeyLabel;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.verify.Code;

/**
 * What was used, for spreadsheets (RFC 4180).
 *
 * @param steps of which time
 * @param items of each key, those of which anything was counted
 * @param names of the keys, by id
 */
record UsageTable(MerchantId merchant, Steps steps, List<UsageItem> items, Map<UUID, String> names) {

    static final String MEDIA_TYPE = "text/csv";

    /** Refusals of a key's own requests; nobody knows whose those are that had no key. */
    private static final List<String> REASONS = Stream.of(Code.values())
            .filter(code -> code != Code.MISSING_KEY && code != Code.MALFORMED_KEY && code != Code.UNKNOWN_KEY)
            .map(Code::name).toList();
    private static final String LINE_END = "\r\n";
    private static final DateTimeFormatter IN_FILE_NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'")
            .withZone(ZoneOffset.UTC);

    static UsageTable of(MerchantId merchant, UsageSeries series) {
        return new UsageTable(merchant, series.steps(), series.items().stream().filter(UsageItem::any).toList(),
                series.keys().stream().collect(Collectors.toMap(KeyLabel::keyId, KeyLabel::name)));
    }

    /** A name for the file that says of whom and of which time it is; of characters that any system takes. */
    String fileName() {
        return "usage-" + merchant + "-" + IN_FILE_NAME.format(steps.from()) + "-" + IN_FILE_NAME.format(steps.to()) + ".csv";
    }

    /** A line of names, and one for each item. */
    String csv() {
        String head = "at,keyId,keyName,calls,bytes,refused," + String.join(",", REASONS);
        return Stream.concat(Stream.of(head), items.stream().map(this::line))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private String line(UsageItem item) {
        return item.at() + "," + item.keyId() + "," + text(names.getOrDefault(item.keyId(), "")) + "," + item.calls() + ","
                + item.bytes() + "," + item.refusals() + "," + REASONS.stream()
                        .map(reason -> item.refused().getOrDefault(reason, 0L).toString()).collect(Collectors.joining(","));
    }

    /** Quoted, and so that no spreadsheet takes it for a formula: by an apostrophe in front. */
    static String text(String name) {
        boolean formula = !name.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(name.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + name.replace("\"", "\"\"") + '"';
    }
}

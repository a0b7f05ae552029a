package dev.latchkey.door.merchantapi;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.latchkey.merchant.LocalizedName;
import dev.latchkey.merchant.MerchantView;

/** DEXTRE's merchant object. */
@JsonPropertyOrder("object")
@Schema(name = "MerchantObject")
public record MerchantObject(String merchantId, List<LocalizedName> names, String countryCode,
        List<String> enabledLanguageCodes, String timeZone, int requestsPerMinute) {

    static MerchantObject of(MerchantView merchant) {
        return new MerchantObject(merchant.merchantId(), merchant.names(), merchant.countryCode(),
                merchant.enabledLanguageCodes(), merchant.timeZone(), merchant.requestsPerMinute());
    }

    /** What kind of object this is. */
    @JsonProperty("object")
    @Schema(enumeration = "merchant")
    public String kind() {
        return "merchant";
    }
}

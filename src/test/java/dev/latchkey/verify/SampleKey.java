package dev.latchkey.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.latchkey.contract.AddonContract;
import dev.latchkey.contract.ContractStatus;
import dev.latchkey.key.ApiKeyId;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.network.IpRange;
import dev.latchkey.window.Limit;

/** A key that opens the door, and the same with one thing wrong. Each has a merchant of its own. */
record SampleKey(boolean revoked, Optional<Instant> expiresAt, boolean enabled, List<String> scopes, List<String> allowedIps,
        Optional<AddonContract> contract) {

    static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");
    static final Limit LIMIT = Limit.perMinute(3);

    static SampleKey working() {
        return new SampleKey(false, Optional.empty(), true, List.of(), List.of(), Optional.of(
                contract(ContractStatus.ACTIVE, NOW.minusSeconds(1), NOW.plusSeconds(1))));
    }

    static AddonContract contract(ContractStatus status, Instant start, Instant end) {
        return new AddonContract(status, start, end, false);
    }

    SampleKey isRevoked() {
        return new SampleKey(true, expiresAt, enabled, scopes, allowedIps, contract);
    }

    SampleKey expiring(Instant time) {
        return new SampleKey(revoked, Optional.of(time), enabled, scopes, allowedIps, contract);
    }

    SampleKey isDisabled() {
        return new SampleKey(revoked, expiresAt, false, scopes, allowedIps, contract);
    }

    SampleKey scoped(String... granted) {
        return new SampleKey(revoked, expiresAt, enabled, List.of(granted), allowedIps, contract);
    }

    SampleKey from(String... ranges) {
        return new SampleKey(revoked, expiresAt, enabled, scopes, List.of(ranges), contract);
    }

    SampleKey under(AddonContract other) {
        return new SampleKey(revoked, expiresAt, enabled, scopes, allowedIps, Optional.of(other));
    }

    SampleKey withoutContract() {
        return new SampleKey(revoked, expiresAt, enabled, scopes, allowedIps, Optional.empty());
    }

    KnownKey known() {
        return known(new KeyLimits(LIMIT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    KnownKey known(KeyLimits limits) {
        return new KnownKey(new ApiKeyId(UUID.randomUUID()), new MerchantId(UUID.randomUUID().toString()), revoked, expiresAt,
                enabled, scopes, allowedIps.stream().map(text -> IpRange.parse(text).orElseThrow()).toList(), contract,
                limits);
    }

}

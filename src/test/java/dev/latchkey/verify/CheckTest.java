package dev.latchkey.verify;

import static dev.latchkey.verify.SampleKey.NOW;
import static dev.latchkey.verify.SampleKey.contract;
import static dev.latchkey.verify.SampleKey.working;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.contract.ContractStatus;
import dev.latchkey.network.ClientAddress;

class CheckTest {

    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Instant FAR_OFF = Instant.parse("2099-01-01T00:00:00Z");

    @Test
    void aWorkingKeyPasses() {
        assertThat(refusal(working())).isEmpty();
    }

    @Test
    void aRevokedKeyIsRefused() {
        assertThat(refusal(working().isRevoked())).contains(Code.REVOKED);
    }

    @Test
    void aKeyWorksUntilItsExpiryAndNotAtIt() {
        assertThat(refusal(working().expiring(NOW.plusNanos(1000)))).isEmpty();
        assertThat(refusal(working().expiring(NOW))).contains(Code.EXPIRED);
        assertThat(refusal(working().expiring(LONG_AGO))).contains(Code.EXPIRED);
    }

    @Test
    void aDisabledKeyIsRefused() {
        assertThat(refusal(working().isDisabled())).contains(Code.DISABLED);
    }

    @Test
    void aMerchantWithoutAContractIsRefused() {
        assertThat(refusal(working().withoutContract())).contains(Code.ADDON_INACTIVE);
    }

    @Test
    void aContractCoversItsStartAndNotItsEnd() {
        assertThat(refusal(working().under(contract(ContractStatus.ACTIVE, NOW, FAR_OFF)))).isEmpty();
        assertThat(refusal(working().under(contract(ContractStatus.ACTIVE, NOW.plusNanos(1000), FAR_OFF))))
                .contains(Code.ADDON_INACTIVE);
        assertThat(refusal(working().under(contract(ContractStatus.ACTIVE, LONG_AGO, NOW.plusNanos(1000))))).isEmpty();
        assertThat(refusal(working().under(contract(ContractStatus.ACTIVE, LONG_AGO, NOW)))).contains(Code.ADDON_INACTIVE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "ACTIVE", "TRIAL" })
    void aContractThatIsNotActiveIsRefused(ContractStatus status) {
        assertThat(refusal(working().under(contract(status, LONG_AGO, FAR_OFF)))).contains(Code.ADDON_INACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1", "2001:DB8:0:0::1" })
    void anAddressInOneOfTheRangesPasses(String address) {
        assertThat(refusal(working().from("10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32"), address, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "192.0.3.7", "2001:db9::1", "::", "", "unknown", "192.0.2.7:80", "192.0.2.7, 10.0.0.1" })
    void anotherAddressIsRefused(String address) {
        assertThat(refusal(working().from("10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32"), address, null))
                .contains(Code.IP_NOT_ALLOWED);
    }

    @Test
    void whoComesFromAnUnknownAddressIsRefusedEvenWhereTheProxyWouldPass() {
        Attempt attempt = new Attempt(Optional.empty(), false, new ClientAddress.Unknown("10.0.0.1"), Set.of(), 1);

        assertThat(Check.firstRefusal(working().from("10.0.0.0/8").known(), attempt, NOW)).contains(Code.IP_NOT_ALLOWED);
        assertThat(Check.firstRefusal(working().known(), attempt, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "192.0.2.7", "2001:db8::1", "", "unknown" })
    void aKeyWithoutRangesWorksFromEverywhere(String address) {
        assertThat(refusal(working(), address, null)).isEmpty();
    }

    @Test
    void aKeyWithoutScopesMayDoEverything() {
        assertThat(refusal(working(), "192.0.2.7", "orders:read")).isEmpty();
    }

    @Test
    void aKeyWithScopesMayDoWhatTheyName() {
        SampleKey scoped = working().scoped("orders:read", "items");

        assertThat(refusal(scoped, "192.0.2.7", "orders:read")).isEmpty();
        assertThat(refusal(scoped, "192.0.2.7", "orders:read items")).isEmpty();
        assertThat(refusal(scoped, "192.0.2.7", "orders:read orders:write")).contains(Code.INSUFFICIENT_SCOPE);
        assertThat(refusal(scoped, "192.0.2.7", null)).isEmpty();
        assertThat(refusal(scoped, "192.0.2.7", "orders:write")).contains(Code.INSUFFICIENT_SCOPE);
        assertThat(refusal(scoped, "192.0.2.7", "orders")).contains(Code.INSUFFICIENT_SCOPE);
        assertThat(refusal(scoped, "192.0.2.7", "ORDERS:READ")).contains(Code.INSUFFICIENT_SCOPE);
    }

    private static Optional<Code> refusal(SampleKey key) {
        return refusal(key, "192.0.2.7", null);
    }

    private static Optional<Code> refusal(SampleKey key, String address, String scope) {
        return Check.firstRefusal(key.known(),
                new Attempt(Optional.empty(), false, ClientAddress.of(address),
                        scope == null ? Set.of() : Set.of(scope.split(" ")), 1),
                NOW);
    }
}

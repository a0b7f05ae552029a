package dev.latchkey.verify;

import java.util.List;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The cache under thousands of random orders of requests, changes, notices, answers, failures and time. */
class KeyCacheOracleTest {

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void noAnswerIsOlderThanItMayBe(@ForAll(supplier = Histories.class) List<Histories.Step> history) {
        KeyCacheOracle oracle = new KeyCacheOracle();

        history.forEach(oracle::play);

        oracle.end();
    }
}

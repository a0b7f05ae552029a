package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.Backend;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NumericChars;

class ClientCredentialsPropertyTest {

    @Property
    void whatAClientSendsIsReadAsItWasWritten(@ForAll @AlphaChars @NumericChars String id,
            @ForAll @CharRange(from = ' ', to = '~') String secret) {
        assertThat(ClientCredentials.ofHeader(Backend.basic(id, secret))).contains(new ClientCredentials(id, secret));
    }

    @Property
    void whateverIsSentIsReadOrNone(@ForAll String header, @ForAll String secret) {
        assertThat(ClientCredentials.ofHeader(header)).isNotNull();
        assertThat(ClientCredentials.ofHeader("Basic " + header)).isNotNull();
        assertThat(new ClientCredentials("id", secret).decodedSecret()).isNotNull();
        assertThat(new ClientCredentials(header, secret)).hasToString("ClientCredentials[hidden]");
    }
}

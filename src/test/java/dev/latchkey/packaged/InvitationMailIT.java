package dev.latchkey.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.latchkey.local.TestStores;
import io.vertx.core.json.JsonObject;

/** The packaged service and a real mail server: what arrives, and what the service does when the server is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InvitationMailIT {

    private static final String MERCHANT = "mailing";
    private static final GreenMail POST_OFFICE = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));

    private static int port;
    private static PackagedService service;
    private static Fleet fleet;

    @BeforeAll
    static void start() throws Exception {
        POST_OFFICE.start();
        port = POST_OFFICE.getSmtp().getPort();
        Map<String, String> environment = new HashMap<>(Production.environment(TestStores.start("packaged-mail")));
        environment.put("LATCHKEY_PUBLIC_URL", "https://keys.example.com/");
        environment.put("QUARKUS_MAILER_HOST", "localhost");
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(port));
        environment.put("QUARKUS_MAILER_FROM", "Latchkey <keys@example.com>");
        // What could log a link logs all it can.
        environment.put("QUARKUS_LOG_LEVEL", "DEBUG");
        environment.put("QUARKUS_LOG_CATEGORY__IO_VERTX_EXT_MAIL__LEVEL", "DEBUG");
        service = new PackagedService("packaged-mail/service", environment).awaitReady();
        fleet = new Fleet(List.of(service));
        fleet.putMerchant(MERCHANT);
    }

    @AfterAll
    static void stop() {
        service.close();
        POST_OFFICE.stop();
    }

    @Test
    @Order(1)
    void theInvitedOneGetsTheLinkByMail() throws Exception {
        JsonObject invitation = fleet.invite(MERCHANT, "new.member@example.com");

        assertThat(invitation.getBoolean("mailed")).isTrue();
        assertThat(invitation.getString("url")).startsWith("https://keys.example.com/invitation#");
        MimeMessage mail = POST_OFFICE.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("new.member@example.com");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("Latchkey <keys@example.com>");
        assertThat(mail.getSubject()).isEqualTo("Invitation to Packaged");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat((String) mail.getContent()).contains(invitation.getString("url"), "as a developer");
    }

    @Test
    @Order(2)
    void aMailThatFindsNoServerDoesNotUndoTheInvitation() throws Exception {
        POST_OFFICE.stop();

        assertNotMailedBecause("Connection refused", "unreachable@example.com");
    }

    @Test
    @Order(3)
    void ofAServersRefusalOnlyTheCodeIsToldBecauseItsWordsMayRepeatTheMail() throws Exception {
        try (ServerSocket refusing = new ServerSocket(port)) {
            Thread.ofVirtual().start(() -> greet(refusing, "554 because of https://keys.example.com/invitation\r\n"));

            assertNotMailedBecause("the mail server answered 554\n", "refused@example.com");
        }
    }

    @Test
    @Order(4)
    void aServerThatStaysSilentIsNotWaitedForForEver() throws Exception {
        try (ServerSocket silent = new ServerSocket(port)) {
            assertThat(silent.isBound()).isTrue();
            assertNotMailedBecause("TimeoutException", "silence@example.com");
        }
    }

    @Test
    @Order(5)
    void noLinksTokenIsInTheLog() throws Exception {
        List<String> tokens = fleet.invitationTokens();

        assertThat(tokens).hasSize(4);
        assertThat(service.log().contains(" DEBUG ")).isTrue();
        assertThat(tokens).noneMatch(service.log()::contains);
    }

    private static void assertNotMailedBecause(String reason, String email) throws IOException {
        JsonObject invitation = fleet.invite(MERCHANT, email);

        assertThat(invitation.getBoolean("mailed")).isFalse();
        assertThat(invitation.getString("url")).startsWith("https://keys.example.com/invitation#");
        assertThat(fleet.invitedTo(MERCHANT)).contains(email);
        String told = service.log().split("Invitation " + invitation.getString("id") + " was not mailed: ", 2)[1];
        assertThat(told.substring(0, told.indexOf('\n') + 1)).contains(reason);
    }

    private static void greet(ServerSocket server, String greeting) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

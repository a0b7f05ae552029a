package dev.latchkey.packaged;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.latchkey.testing.Staff;

/** The platform's account in something like a browser: it keeps the session's cookie, whatever instance it talks to. */
final class Visitor implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private String cookie = "";

    /** Sends the sign-in form there, and gives the answer's status. */
    int signIn(URI form) throws IOException, InterruptedException {
        return post(form, "email=" + Staff.PLATFORM.email() + "&password=" + Staff.PASSWORD);
    }

    int post(URI uri, String form) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(request(uri).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.discarding());
        answer.headers().firstValue("Set-Cookie")
                // A copy of what is taken back is kept, as a thief would.
                .filter(set -> !set.contains("Max-Age=0")).ifPresent(set -> cookie = set.split(";")[0]);
        return answer.statusCode();
    }

    int get(URI uri) throws IOException, InterruptedException {
        return client.send(request(uri).build(), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html").header("Cookie", cookie);
    }

    @Override
    public void close() {
        client.close();
    }
}

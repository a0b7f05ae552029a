package dev.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The sign-in form, as a program fills it in. */
public final class SignInForm {

    public static final String COOKIE = "__Host-latchkey-session";

    private SignInForm() {
    }

    public static Response send(String email, String password) {
        return send(email, password, null);
    }

    public static Response send(String email, String password, String next) {
        RequestSpecification request = given().redirects().follow(false).accept("text/html")
                .formParam("email", email).formParam("password", password);
        return (next == null ? request : request.formParam("next", next)).post("/sign-in");
    }

    /** The value of the cookie that this person gets. */
    public static String session(Staff staff) {
        String session = send(staff.email(), Staff.PASSWORD).then().statusCode(303).extract().cookie(COOKIE);
        IssuedSecrets.noteSession(session);
        return session;
    }

    /** A browser's request with that cookie. */
    public static RequestSpecification with(String session) {
        return given().redirects().follow(false).accept("text/html").header("Cookie", COOKIE + "=" + session);
    }
}

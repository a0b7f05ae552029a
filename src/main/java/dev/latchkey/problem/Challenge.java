package dev.latchkey.problem;

/**
 * How a program should sign in.
 *
 * @param header of {@code WWW-Authenticate}
 * @param advice the same for people
 */
public record Challenge(String header, String advice) {
}

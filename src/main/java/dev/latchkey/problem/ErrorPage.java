package dev.latchkey.problem;

import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

/** Shows errors to people. */
public interface ErrorPage {

    /** The answer to a browser that asked for a page; empty if it was somebody else who asked, or for something else. */
    Optional<RestResponse<Object>> answer(Problem problem, UriInfo uri, HttpHeaders headers);
}

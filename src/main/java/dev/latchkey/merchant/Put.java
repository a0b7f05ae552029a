package dev.latchkey.merchant;

import org.jboss.resteasy.reactive.RestResponse;

/** What was put, and whether it was not there before: HTTP tells 201 from 200. */
public record Put<T>(T value, boolean created) {

    public RestResponse<T> answer() {
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, value);
    }
}

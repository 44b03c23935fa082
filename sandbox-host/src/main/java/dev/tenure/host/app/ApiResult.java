package dev.tenure.host.app;

import dev.tenure.port.issuer.ApiError;
import tools.jackson.databind.JsonNode;

/** The result of a call for data, and the error in it as it concerns the credential. */
record ApiResult(int status, JsonNode answer, ApiError error) {
    private static final int REDIRECTIONS = 300;

    boolean isOk() {
        return status < REDIRECTIONS;
    }
}

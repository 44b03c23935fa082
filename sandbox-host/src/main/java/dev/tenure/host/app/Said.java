package dev.tenure.host.app;

import dev.tenure.port.issuer.ApiError;
import tools.jackson.databind.JsonNode;

/** What a call for data brought, and what that says of the credential. */
record Said(int status, JsonNode answer, ApiError complaint) {
    private static final int REDIRECTIONS = 300;

    boolean isGood() {
        return status < REDIRECTIONS;
    }
}

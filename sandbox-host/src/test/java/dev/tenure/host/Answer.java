package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Answer(int status, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    JsonNode json() {
        return JSON.readTree(body);
    }

    String text(String field) {
        return json().required(field).asString();
    }

    /** It is Plaid's error object, whole, and nothing else. */
    Answer isError(int status, String type, String code) {
        assertThat(json().propertyNames())
                .as(body)
                .containsExactlyInAnyOrder(
                        "error_type",
                        "error_code",
                        "error_message",
                        "display_message",
                        "documentation_url",
                        "suggested_action",
                        "request_id");
        assertThat(text("error_type")).as(body).isEqualTo(type);
        assertThat(text("error_code")).as(body).isEqualTo(code);
        assertThat(status()).as(body).isEqualTo(status);
        assertThat(text("error_message")).isNotBlank();
        assertThat(text("request_id")).isNotBlank();
        return this;
    }
}

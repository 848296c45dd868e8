package io.holdfast.stack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What came back, to the byte. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** 2xx. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body; a missing node where it is not JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** A top-level member as text; empty where there is none. */
    public String text(String member) {
        return json().path(member).asText("");
    }

    /** The stable code of a problem; empty for anything else. */
    public String code() {
        return ok() ? "" : text("code");
    }

    @Override
    public String toString() {
        return status + " " + new String(body, StandardCharsets.UTF_8);
    }
}

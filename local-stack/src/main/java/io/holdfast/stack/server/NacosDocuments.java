package io.holdfast.stack.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What an operator does in Nacos' console: reads, edits and deletes the configuration of one group. */
public final class NacosDocuments {

    private final String url;
    private final String group;

    /**
     * @param server the address of Nacos, with its context path
     * @param token of the administrator
     */
    NacosDocuments(String server, String token, String group) {
        this.url = server + "/v3/admin/cs/config?accessToken=" + token;
        this.group = group;
    }

    /**
     * Empty if there is none.
     *
     * @throws IllegalStateException if Nacos does not answer
     */
    public String find(String dataId) {
        return answer(() -> Http.get(url + "&" + Http.form(named(dataId))))
                .json()
                .path("data")
                .path("content")
                .asText("");
    }

    /** @throws IllegalStateException if Nacos does not take it */
    public void write(String dataId, String text) {
        Map<String, String> fields = named(dataId);
        fields.put("content", text);
        fields.put("type", "json");
        done(answer(() -> Http.postForm(url, fields)));
    }

    /** @throws IllegalStateException if Nacos does not do it */
    public void delete(String dataId) {
        done(answer(() -> Http.delete(url + "&" + Http.form(named(dataId)))));
    }

    private Map<String, String> named(String dataId) {
        return new HashMap<>(Map.of("namespaceId", "public", "groupName", group, "dataId", dataId));
    }

    private interface Request {
        Http.Answer send() throws IOException, InterruptedException;
    }

    private static Http.Answer answer(Request request) {
        try {
            return request.send();
        } catch (IOException e) {
            throw new IllegalStateException("Nacos does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Nacos", e);
        }
    }

    private static void done(Http.Answer answer) {
        if (!answer.ok()) {
            throw new IllegalStateException("Nacos answers " + answer.status() + " " + answer.json());
        }
    }
}

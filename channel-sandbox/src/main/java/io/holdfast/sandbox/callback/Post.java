package io.holdfast.sandbox.callback;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One POST on a kept connection. */
final class Post {

    /** As long as WeChat Pay waits for an answer; a network is not faster because the sandbox's time is. */
    private static final int TIMEOUT_MILLIS = 5_000;

    private static final int ANSWER_LIMIT = 2_000;

    private Post() {}

    static Answer send(String url, Message message) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            message.headers().forEach(connection::setRequestProperty);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(message.body());
            }
            int status = connection.getResponseCode();
            return new Answer(status, text(status < 400 ? connection.getInputStream() : connection.getErrorStream()));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        }
    }

    private static String text(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return "";
        }
        try (stream) {
            byte[] beginning = stream.readNBytes(ANSWER_LIMIT);
            stream.skip(Long.MAX_VALUE);
            return new String(beginning, StandardCharsets.UTF_8);
        }
    }
}

package io.holdfast.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 answer that comes in piece by piece, over a connection that is not waited for. Not thread-safe. */
final class IncomingReply {

    /**
     * @param body the whole body, UTF-8
     * @param retryAfter whether the answer says when to ask again
     * @param last whether the connection is closed behind it
     */
    record Complete(int status, byte[] body, boolean retryAfter, boolean last) {}

    private static final int HEADERS_MAX = 16 * 1024;

    private byte[] bytes = new byte[2048];
    private int size;

    /**
     * Takes what has come in.
     *
     * @return the answer, once all of it is there; the next one begins behind it
     * @throws IOException if this is no answer with a length, which all of the facade's are
     */
    @Nullable
    Complete add(ByteBuffer piece) throws IOException {
        int more = piece.remaining();
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
        piece.get(bytes, size, more);
        size += more;
        int headersEnd = headersEnd();
        if (headersEnd < 0) {
            if (size > HEADERS_MAX) {
                throw new IOException("headers of more than " + HEADERS_MAX + " bytes");
            }
            return null;
        }
        return complete(new String(bytes, 0, headersEnd, StandardCharsets.ISO_8859_1), headersEnd + 4);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void forget() {
        size = 0;
    }

    /** Where the empty line behind the headers begins; -1 if it has not come yet. */
    private int headersEnd() {
        for (int i = 0; i + 3 < size; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Complete complete(String head, int bodyStart) throws IOException {
        String[] lines = head.split("\r\n");
        if (!lines[0].startsWith("HTTP/1.1 ") || lines[0].length() < 12) {
            throw new IOException("not an HTTP/1.1 answer");
        }
        int length = 0;
        boolean retryAfter = false;
        boolean last = false;
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String value = lines[i].substring(colon + 1).strip();
            switch (lines[i].substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> throw new IOException("an answer without a length");
                case "retry-after" -> retryAfter = true;
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        if (size < bodyStart + length) {
            return null;
        }
        byte[] body = Arrays.copyOfRange(bytes, bodyStart, bodyStart + length);
        size = 0;
        return new Complete(Integer.parseInt(lines[0].substring(9, 12)), body, retryAfter, last);
    }
}

package io.holdfast.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 connection to the facade on 127.0.0.1, kept alive, one request at a time. Opened at the first request
 * and again after an error. Not thread-safe.
 */
final class HttpConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 3_000;
    /** Longer than the facade's own deadline, so that its answer is seen and not our impatience. */
    private static final int REPLY_MILLIS = 15_000;

    private final int port;
    private final byte[] buffer = new byte[16 * 1024];
    private int from;
    private int to;
    private final Wire wire = new Wire();

    HttpConnection(int port) {
        this.port = port;
    }

    /**
     * @param target path and query
     * @param headers complete lines, each ending in CRLF, without {@code Host} and {@code Content-Length}
     */
    Reply exchange(String method, String target, String headers, byte[] body) throws IOException {
        try {
            wire.write(request(port, method, target, headers, body));
            return reply();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** As it goes over the wire; the parameters are those of {@link #exchange}. */
    static byte[] request(int port, String method, String target, String headers, byte[] body) {
        String head = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: "
                + body.length + "\r\n" + headers + "\r\n";
        byte[] request = Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), head.length() + body.length);
        System.arraycopy(body, 0, request, head.length(), body.length);
        return request;
    }

    private Reply reply() throws IOException {
        String statusLine = line();
        if (!statusLine.startsWith("HTTP/1.1 ") || statusLine.length() < 12) {
            throw new IOException("not an HTTP/1.1 answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        byte[] body = chunked ? chunks() : bytes(length);
        if (last) {
            close();
        }
        return new Reply(status, body);
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[0];
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            byte[] chunk = bytes(size);
            line();
            if (size == 0) {
                return body;
            }
            int end = body.length;
            body = Arrays.copyOf(body, end + size);
            System.arraycopy(chunk, 0, body, end, size);
        }
    }

    private String line() throws IOException {
        int searched = from;
        while (true) {
            for (int i = searched; i < to; i++) {
                if (buffer[i] == '\n') {
                    int end = i > from && buffer[i - 1] == '\r' ? i - 1 : i;
                    String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
                    from = i + 1;
                    return line;
                }
            }
            searched = to - from;
            fill();
        }
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int have = 0;
        while (have < length) {
            if (from == to) {
                from = 0;
                to = 0;
                fill();
            }
            int some = Math.min(length - have, to - from);
            System.arraycopy(buffer, from, bytes, have, some);
            from += some;
            have += some;
        }
        return bytes;
    }

    /** Moves what is unread to the front and reads more behind it. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length) {
            throw new IOException("a header line of more than " + buffer.length + " bytes");
        }
        int read = wire.read(buffer, to);
        if (read < 0) {
            throw new EOFException("the facade closed the connection");
        }
        to += read;
    }

    @Override
    public void close() {
        from = 0;
        to = 0;
        wire.close();
    }

    /** The socket, opened when first written to. */
    private final class Wire {

        private Socket socket = new Socket();

        void write(byte[] request) throws IOException {
            if (!socket.isConnected()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(REPLY_MILLIS);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            }
            socket.getOutputStream().write(request);
        }

        int read(byte[] target, int offset) throws IOException {
            InputStream in = socket.getInputStream();
            return in.read(target, offset, target.length - offset);
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing was lost with it: an answer that matters has been read already.
            }
            socket = new Socket();
        }
    }
}

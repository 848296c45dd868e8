package io.holdfast.acceptance.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A merchant's server for webhooks, on 127.0.0.1. It takes down whatever it is sent, and answers as its mood is. */
public final class MerchantEndpoint implements AutoCloseable {

    /** How an endpoint behaves. */
    public enum Mood {
        TAKES,
        FAILS,
        REDIRECTS,
        /** Takes the request and says nothing. */
        HANGS,
        /** Begins an answer and adds a byte a second. */
        DRIBBLES,
        /** Takes the request, and answers with more than anybody wants to read. */
        FLOODS,
        HANGS_UP,
        TALKS_NONSENSE
    }

    private static final int FLOOD_BYTES = 100 * 1024 * 1024;
    private static final int BACKLOG = 256;

    private final ServerSocket server;
    private final List<ReceivedWebhook> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mood mood;

    private MerchantEndpoint(Mood mood) throws IOException {
        this.mood = mood;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        thread(this::accept);
    }

    public static MerchantEndpoint open(Mood mood) {
        try {
            return new MerchantEndpoint(mood);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a merchant's endpoint", e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hooks";
    }

    public void mood(Mood next) {
        mood = next;
    }

    /** Everything that was sent here, in its order, whatever it was answered. */
    public List<ReceivedWebhook> received() {
        return List.copyOf(received);
    }

    /** The first that was sent here of these; waits for it. */
    public ReceivedWebhook await(String what, Duration patience, Predicate<ReceivedWebhook> wanted) {
        Patience.until(what, patience, () -> received.stream().anyMatch(wanted));
        return received.stream().filter(wanted).findFirst().orElseThrow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                thread(() -> serve(client));
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            received.add(read(client.getInputStream()));
            answer(client.getOutputStream());
        } catch (IOException e) {
            // The other side has had enough, or this one was closed.
        } finally {
            open.remove(client);
        }
    }

    private void answer(OutputStream out) throws IOException {
        switch (mood) {
            case TAKES -> say(out, "204 No Content", "", "");
            case FAILS -> say(out, "500 Internal Server Error", "", "out of tea");
            case REDIRECTS -> say(out, "307 Temporary Redirect", "Location: " + url() + "/elsewhere\r\n", "");
            case HANGS -> Patience.sleep(60_000);
            case DRIBBLES -> dribble(out);
            case FLOODS -> flood(out);
            case HANGS_UP -> {}
            case TALKS_NONSENSE -> out.write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void say(OutputStream out, String status, String headers, String body) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void dribble(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 60; i++) {
            out.write('.');
            out.flush();
            Patience.sleep(1_000);
        }
    }

    private static void flood(OutputStream out) throws IOException {
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + FLOOD_BYTES + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] some = "tea ".repeat(16 * 1024).getBytes(StandardCharsets.US_ASCII);
        for (int sent = 0; sent < FLOOD_BYTES; sent += some.length) {
            out.write(some);
        }
    }

    private static ReceivedWebhook read(InputStream in) throws IOException {
        String[] head = head(in).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon), head[i].substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("half a request");
        }
        return new ReceivedWebhook(Instant.now(), head[0], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no request");
            }
            head.write(next);
            text = head.toString(StandardCharsets.US_ASCII);
        }
        return text;
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "merchant-endpoint");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a merchant's endpoint cannot be closed", e);
        }
    }
}

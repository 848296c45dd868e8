package io.holdfast.benchmark.load;

import io.holdfast.benchmark.floor.FloorSchemas;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WeChat Pay as the sandbox plays it: an agreement for all shops, and callbacks when we ask for them. */
public final class Sandbox {

    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Pattern ACCEPTED = Pattern.compile("\"callbacks_accepted\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final FloorSchemas.Server database;

    public Sandbox(String url, FloorSchemas.Server database) {
        this.url = url;
        this.database = database;
    }

    /** As the facade takes it. Each request for money names its own callback address, so one agreement is enough. */
    public String agreement() throws IOException, InterruptedException {
        return send("POST", "/sandbox/merchants", "{\"channel\":\"WECHAT\",\"api_version\":\"v3\"}");
    }

    /** The number of a trade that is paid. */
    public String settledAttempt() throws SQLException {
        try (Connection connection = database.connect();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT attempt_no FROM holdfast_payment.attempt"
                        + " WHERE state = 'PAID' ORDER BY created_at DESC LIMIT 1")) {
            if (!rows.next()) {
                throw new IllegalStateException("no trade is paid");
            }
            return rows.getString(1);
        }
    }

    /**
     * Lets the channel call back so many times at once, and waits until all were accepted.
     *
     * @throws IOException also where some are not accepted in time
     */
    public void callBack(String attemptNo, int count) throws IOException, InterruptedException {
        String trade = "/sandbox/trades/" + attemptNo;
        long wanted = accepted(send("GET", trade, "")) + count;
        send("POST", trade + "/callback", "{\"count\":" + count + ",\"parallel\":true}");
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (accepted(send("GET", trade, "")) < wanted) {
            if (System.nanoTime() > patience) {
                throw new IOException("not all of " + count + " callbacks were accepted");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static long accepted(String trade) {
        Matcher count = ACCEPTED.matcher(trade);
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> reply = http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (reply.statusCode() / 100 != 2) {
            throw new IOException(method + ' ' + path + " answered " + reply.statusCode() + ' ' + reply.body());
        }
        return reply.body();
    }
}

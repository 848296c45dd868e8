package io.holdfast.stack;

import io.holdfast.stack.mariadb.Binaries;
import io.holdfast.stack.mariadb.JdbcUrl;
import io.holdfast.stack.mariadb.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real database for tests: one server a JVM, started on the first call in about two seconds, gone with the JVM
 * (even when that is killed), its data under {@code target/}.
 *
 * <pre>{@code
 * MariaDb.Schema schema = MariaDb.shared().freshSchema("account");
 * DriverManager.getConnection(schema.url(), schema.user(), schema.password());
 * }</pre>
 */
public final class MariaDb {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static @Nullable MariaDb shared;

    private final int port;
    private final String rootPassword;
    private final AtomicInteger schemas = new AtomicInteger();

    private MariaDb(int port, String rootPassword) {
        this.port = port;
        this.rootPassword = rootPassword;
    }

    /**
     * An empty schema and the one account that may use it.
     *
     * @param url a JDBC URL for mysql-connector-j
     */
    public record Schema(String url, String user, String password) {}

    /** The JVM's one server. */
    public static synchronized MariaDb shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** A schema nobody has used before, named after the prefix (letters, digits and underscores). */
    public Schema freshSchema(String prefix) {
        String name = prefix + "_" + schemas.incrementAndGet();
        String password = UUID.randomUUID().toString();
        try (Connection root = root();
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            statement.execute("CREATE USER '" + name + "'@'127.0.0.1' IDENTIFIED BY '" + password + "'");
            statement.execute("GRANT ALL ON " + name + ".* TO '" + name + "'@'127.0.0.1'");
        } catch (SQLException e) {
            throw new IllegalStateException("no fresh schema " + name, e);
        }
        return new Schema(JdbcUrl.of(port, name), name, password);
    }

    /** A connection that may do everything, for tests that look at the server itself. */
    public Connection root() throws SQLException {
        return DriverManager.getConnection(JdbcUrl.of(port, "mysql"), "root", rootPassword);
    }

    private static MariaDb start() {
        try {
            Path home = Path.of("target", "mariadb-" + ProcessHandle.current().pid())
                    .toAbsolutePath();
            Files.createDirectories(home);
            Server server = new Server(Binaries.unpacked(), home.resolve("data"), freePort());
            server.installIfAbsent();
            MariaDb database = new MariaDb(server.port(), UUID.randomUUID().toString());
            Path accounts = home.resolve("accounts.sql");
            Files.writeString(
                    accounts,
                    "CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY '" + database.rootPassword + "';\n"
                            + "GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;\n");
            Process process = run(home, server.command(accounts, testSettings()));
            database.awaitLogin(process, home.resolve("log"));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("the test database does not start", e);
        }
    }

    /** Durability is the stack's and the fault tests' affair; a unit test loses nothing when its machine goes down. */
    private static List<String> testSettings() {
        return List.of(
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-doublewrite=OFF",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=32M",
                "--innodb-lock-wait-timeout=10",
                "--performance-schema=OFF",
                "--max-connections=300");
    }

    /**
     * The shell in between reads our end of a pipe. It closes however this JVM ends, and then the server is stopped and
     * its directory removed.
     */
    private static Process run(Path home, List<String> server) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "home=$1; shift; \"$@\" >\"$home/log\" 2>&1 </dev/null & server=$!; exec 3<&0;"
                        + " (cat <&3 >/dev/null; kill -TERM $server; sleep 5; rm -rf \"$home\") & wait $server",
                "mariadb-for-tests",
                home.toString()));
        command.addAll(server);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitLogin(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Connection ignored = root()) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroy();
                    throw new IOException("the test database does not answer; its log is " + log, e);
                }
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the test database was starting", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

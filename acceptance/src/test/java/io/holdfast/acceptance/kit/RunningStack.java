package io.holdfast.acceptance.kit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.holdfast.acceptance.audit.Books;
import io.holdfast.acceptance.audit.ClientJournal;
import io.holdfast.acceptance.audit.ClientJournal.Told;
import io.holdfast.acceptance.audit.MoneyAudit;
import io.holdfast.acceptance.audit.Report;
import io.holdfast.acceptance.audit.Schemas;
import io.holdfast.stack.Child;
import io.holdfast.stack.FirstPayment;
import io.holdfast.stack.SavedOptions;
import io.holdfast.stack.Stack;
import io.holdfast.stack.StackOptions;
import io.holdfast.stack.server.Service;
import io.holdfast.stack.settings.FreePorts;
import io.holdfast.stack.settings.Home;
import io.holdfast.stack.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The one stack that all scenarios of a process run on: started by the first that needs it, fresh, on ports and in a directory of
 * its own, and stopped after the last, however that ended. While scenarios are being written, {@code -Dholdfast.home=DIR}
 * runs them on a stack that somebody started there instead, and leaves it running.
 */
public final class RunningStack {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String PREFIX = "stack-";

    private final StackOptions options;
    private final Stack stack;
    private final Facade facade;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    private RunningStack(StackOptions options) {
        this.options = options;
        this.stack = Stack.with(options);
        this.facade = new Facade(stack.facadeUrl(), stack.operatorToken());
    }

    /** Started with the first call. When that failed, every later one fails at once. */
    static RunningStack shared() {
        return Shared.STACK;
    }

    private static RunningStack open() {
        String theirs = System.getProperty("holdfast.home");
        return theirs == null
                ? started()
                : new RunningStack(SavedOptions.of(Path.of(theirs)).orElseThrow());
    }

    private static RunningStack started() {
        clearAway();
        Path home = TARGET.resolve(PREFIX + ProcessHandle.current().pid());
        RunningStack running =
                new RunningStack(StackOptions.at(home, FreePorts.offset()).withShortLife());
        Runtime.getRuntime().addShutdownHook(new Thread(running.stack::stop, "stop-the-stack"));
        running.stack.start();
        // That all have started does not mean that they have found each other.
        FirstPayment.Outcome first = new FirstPayment(running.stack).make();
        if (!first.succeeded()) {
            throw new IllegalStateException("the stack does not pay: " + first.text());
        }
        return running;
    }

    /** What earlier runs have left, also one that was killed: its stack is known by the pid files in there. */
    private static void clearAway() {
        try (FileChannel file = FileChannel.open(TARGET.resolve("stacks.lock"), CREATE, WRITE);
                FileLock alone = file.lock();
                DirectoryStream<Path> homes = Files.newDirectoryStream(TARGET, PREFIX + "*")) {
            for (Path home : homes) {
                String pid = home.getFileName().toString().substring(PREFIX.length());
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Stack.at(home, 0).stop();
                    Home.at(home).remove();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear away what is left in " + TARGET, e);
        }
    }

    public Facade facade() {
        return facade;
    }

    /** A process of the stack, by its name such as {@code account-service-1}. */
    public Child child(String name) {
        return stack.child(name);
    }

    public Stack stack() {
        return stack;
    }

    /** A second instance of a service, on ports of its own; not started, and to be stopped by who starts it. */
    public Child second(Service service) {
        return Stack.with(options.withInstances(service, 2)).child(service.module() + "-2");
    }

    /** Where payment-service's second instance would answer. */
    public Facade secondFacade() {
        return new Facade("http://127.0.0.1:" + stack.ports().facade(2), stack.operatorToken());
    }

    /** A merchant was told this; the books are held against it from now on. */
    public void told(Told reply) {
        told.add(reply);
    }

    /** A connection that may read every schema. */
    public Connection auditor() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(""), "audit", stack.secret(Secret.DB_AUDIT));
    }

    /** The one value that this query of the books answers. */
    public String read(String sql) {
        try (Connection connection = auditor();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new AssertionError("nothing is there: " + sql);
            }
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the books cannot be read: " + sql, e);
        }
    }

    public Report auditAtRest(Duration settle) throws SQLException {
        try (Connection connection = auditor()) {
            return MoneyAudit.atRest(books(connection), settle);
        }
    }

    public Report auditLive() throws SQLException {
        try (Connection connection = auditor()) {
            return MoneyAudit.live(books(connection));
        }
    }

    private Books books(Connection connection) {
        return new Books(connection, Schemas.OF_A_STACK, ClientJournal.of(List.copyOf(told)));
    }

    /** Kept by the class, and not in JUnit's store: of several test processes each is told of one class at a time. */
    private static final class Shared {

        static final RunningStack STACK = open();
    }
}

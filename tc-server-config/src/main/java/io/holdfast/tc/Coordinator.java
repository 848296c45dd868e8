package io.holdfast.tc;

import io.seata.server.ServerApplication;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;

/**
 * Starts the coordinator: {@code java io.holdfast.tc.Coordinator local|db|raft [-h ADDRESS] [-n NODE]}.
 *
 * <p>The first word names the settings ({@code tc/local.yml}, {@code tc/db.yml}, {@code tc/raft.yml}); the rest goes to
 * Seata, where {@code -h} is the address that the coordinator advertises and {@code -n} its node number, unique in a
 * cluster. Addresses and secrets come from the environment, as each file lists; there is no default for a secret.
 */
public final class Coordinator {

    /** An imported file wins over the one that imports it, so exceptions come behind it in the list. */
    private static final Map<String, String> SETTINGS_FILES = Map.of(
            "db", "classpath:tc/db.yml",
            "raft", "classpath:tc/raft.yml",
            "local", "classpath:tc/db.yml,classpath:tc/local.yml");

    private Coordinator() {}

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length == 0 || !SETTINGS_FILES.containsKey(args[0])) {
            System.err.println("usage: Coordinator local|db|raft [-h ADDRESS] [-n NODE]");
            System.exit(2);
        }
        if (args[0].equals("local")) {
            // Anywhere else, whoever runs the database changes its tables.
            Schema.apply(required("HOLDFAST_DB_URL"), required("HOLDFAST_DB_USER"), required("HOLDFAST_DB_PASSWORD"));
        }
        // Seata reads its command line with a parser that exits on anything of Spring's, so settings go in this way.
        System.setProperty("spring.config.import", SETTINGS_FILES.get(args[0]));
        setUnlessGiven("logging.config", "classpath:tc/logback.xml");
        // A handler thread waits for a whole phase two; the pool only grows beyond this once 20,000 requests queue.
        setUnlessGiven("transport.minServerPoolSize", "128");
        // On two processors the common pool would start a thread for each request that is handled beside others.
        setUnlessGiven("java.util.concurrent.ForkJoinPool.common.parallelism", "128");
        ServerApplication.main(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void setUnlessGiven(String property, String value) {
        System.setProperty(property, System.getProperty(property, value));
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set");
        }
        return value;
    }
}

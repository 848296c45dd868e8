package io.holdfast.acceptance.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The database of a stack, as its user {@code audit} sees it: every schema, read only. */
public final class StackDatabase {

    private static final int PORT = 13306;
    private static final String PASSWORD = "HOLDFAST_DB_AUDIT_PASSWORD";

    private StackDatabase() {}

    /**
     * @param home where the stack keeps its credentials
     * @throws IOException if there is no stack, or its files say too little
     * @throws SQLException if the database does not answer
     */
    public static Connection connect(Path home) throws IOException, SQLException {
        String password = properties(home.resolve("credentials")).getProperty(PASSWORD);
        if (password == null) {
            throw new IOException(home.resolve("credentials") + " does not name " + PASSWORD);
        }
        return DriverManager.getConnection(url(PORT + offset(home)), "audit", password);
    }

    private static int offset(Path home) throws IOException {
        Path options = home.resolve("stack.properties");
        if (!Files.exists(options)) {
            return 0;
        }
        try {
            return Integer.parseInt(
                    properties(options).getProperty("offset", "0").strip());
        } catch (NumberFormatException e) {
            throw new IOException(options + " does not name the stack's port offset", e);
        }
    }

    /** A look at a big ledger takes seconds; a database that says nothing for minutes is not there. */
    private static String url(int port) {
        return "jdbc:mysql://127.0.0.1:" + port
                + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC"
                + "&connectTimeout=5000&socketTimeout=300000";
    }

    private static Properties properties(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("no stack lives in " + file.getParent() + ": " + file.getFileName() + " is missing");
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }
}

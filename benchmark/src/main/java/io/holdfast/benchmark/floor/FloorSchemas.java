package io.holdfast.benchmark.floor;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/**
 * Schemas of the floor's own on the stack's database server, made by the services' own migrations out of the
 * checkout, and dropped when the floor is closed.
 */
public final class FloorSchemas implements AutoCloseable {

    public static final String PREFIX = "holdfast_floor_";

    static final String ACCOUNT = PREFIX + "account";
    static final String ORDER = PREFIX + "order";
    static final String PAYMENT = PREFIX + "payment";

    private static final List<String> ALL = List.of(ACCOUNT, ORDER, PAYMENT);

    /** Kept here, for a logger that nobody refers to forgets its level. */
    private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

    private final Server server;

    /**
     * @param url of any schema on the server, with the settings the services use
     * @param user may create and drop schemas
     */
    public record Server(String url, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    private FloorSchemas(Server server) {
        this.server = server;
    }

    /**
     * Makes them anew; what an earlier run left behind is dropped.
     *
     * @param checkout the repository whose built services run
     */
    public static FloorSchemas create(Server server, Path checkout) throws SQLException {
        MIGRATION_LOG.setLevel(Level.SEVERE);
        FloorSchemas schemas = new FloorSchemas(server);
        schemas.close();
        for (String schema : ALL) {
            Path service = checkout.resolve(schema.substring(PREFIX.length()) + "-service");
            Flyway.configure()
                    .dataSource(server.url(), server.user(), server.password())
                    .schemas(schema)
                    .createSchemas(true)
                    .locations("filesystem:" + service.resolve("src/main/resources/db/migration"))
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }
        return schemas;
    }

    Server server() {
        return server;
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String schema : ALL) {
                statement.execute("DROP DATABASE IF EXISTS " + schema);
            }
        }
    }
}

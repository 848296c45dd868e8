package io.holdfast.acceptance.audit;

import io.holdfast.stack.MariaDb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * The services' own schemas, migrated as the services do, holding books in which everything is right. What would refuse
 * a corruption (triggers, unique keys, CHECKs) is taken away, for an auditor must not trust it.
 */
final class HealthyBooks {

    /** Kept, or it would be collected and forget its level. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private final Schemas schemas;

    private HealthyBooks(Schemas schemas) {
        this.schemas = schemas;
    }

    static HealthyBooks open() throws SQLException, IOException {
        MIGRATIONS.setLevel(Level.SEVERE);
        HealthyBooks books = new HealthyBooks(new Schemas(
                migrated("account"), migrated("order"), migrated("points"), migrated("payment"), coordinator()));
        try (Connection connection = books.connect()) {
            books.dropGuards(connection);
            books.run(connection, statements(resource("/audit/healthy.sql")));
        }
        return books;
    }

    Schemas schemas() {
        return schemas;
    }

    Connection connect() throws SQLException {
        return MariaDb.shared().root();
    }

    void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(schemas.in(sql));
            }
        }
    }

    private static String migrated(String service) throws SQLException {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("audit_" + service);
        Flyway.configure()
                .dataSource(schema.url(), schema.user(), schema.password())
                .locations("filesystem:" + REPOSITORY.resolve(service + "-service/src/main/resources/db/migration"))
                .load()
                .migrate();
        return schema.user();
    }

    private static String coordinator() throws SQLException, IOException {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("audit_coordinator");
        String tables = Files.readString(REPOSITORY.resolve("tc-server-config/src/main/resources/tc/schema/mysql.sql"));
        try (Connection connection = MariaDb.shared().root();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + schema.user());
            for (String sql : statements(tables)) {
                statement.execute(sql);
            }
        }
        return schema.user();
    }

    private static List<String> statements(String script) {
        String bare = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Stream.of(bare.split(";\\s*(\n|$)"))
                .filter(sql -> !sql.isBlank())
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HealthyBooks.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dropGuards(Connection connection) throws SQLException {
        String ours = Stream.of(schemas.account(), schemas.order(), schemas.points(), schemas.payment())
                .collect(Collectors.joining("', '", "('", "')"));
        List<String> drops = new ArrayList<>(texts(
                connection,
                "SELECT CONCAT('DROP TRIGGER ', trigger_schema, '.', trigger_name) FROM information_schema.triggers"
                        + " WHERE trigger_schema IN " + ours));
        drops.addAll(texts(
                connection,
                "SELECT DISTINCT CONCAT('ALTER TABLE ', table_schema, '.', table_name, ' DROP INDEX ', index_name)"
                        + " FROM information_schema.statistics WHERE non_unique = 0 AND index_name <> 'PRIMARY'"
                        + " AND table_name <> 'flyway_schema_history' AND table_schema IN " + ours
                        // A column that counts by itself must have its key.
                        + " AND (table_schema, table_name, column_name) NOT IN (SELECT table_schema, table_name,"
                        + " column_name FROM information_schema.columns WHERE extra LIKE '%auto_increment%')"));
        drops.addAll(texts(
                connection,
                "SELECT CONCAT('ALTER TABLE ', table_schema, '.', table_name, ' DROP CONSTRAINT ', constraint_name)"
                        + " FROM information_schema.table_constraints WHERE constraint_type = 'CHECK'"
                        + " AND table_schema IN " + ours));
        run(connection, drops);
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

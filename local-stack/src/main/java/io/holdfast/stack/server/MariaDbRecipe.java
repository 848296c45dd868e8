package io.holdfast.stack.server;

import io.holdfast.stack.mariadb.Binaries;
import io.holdfast.stack.mariadb.JdbcUrl;
import io.holdfast.stack.mariadb.Server;
import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Secret;
import io.holdfast.stack.settings.StackContext;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The database of all services and of the coordinator: a schema and an account each, and one account that only reads. */
public final class MariaDbRecipe implements Recipe {

    public static final String NAME = "mariadb";

    /** Who owns which schema; an account has its schema's name. */
    private static final Map<String, Secret> SCHEMAS = Map.of(
            "holdfast_account", Secret.DB_ACCOUNT,
            "holdfast_order", Secret.DB_ORDER,
            "holdfast_points", Secret.DB_POINTS,
            "holdfast_payment", Secret.DB_PAYMENT,
            "seata", Secret.DB_SEATA);

    private static final List<String> SETTINGS = List.of(
            // An acknowledged commit is on disk.
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=256M",
            "--innodb-log-file-size=256M",
            "--innodb-lock-wait-timeout=5",
            "--innodb-undo-tablespaces=0",
            "--performance-schema=OFF",
            "--max-connections=500",
            "--table-open-cache=1000",
            "--thread-cache-size=128",
            "--back-log=256");

    private final StackContext context;

    public MariaDbRecipe(StackContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(context.ports().mariaDb());
    }

    @Override
    public Command command() throws IOException {
        Path data = context.home().data(NAME);
        Server server = new Server(Binaries.unpacked(), data, context.ports().mariaDb());
        server.installIfAbsent();
        Path accounts = context.home().run(NAME).resolve("accounts.sql");
        Secrets.write(accounts, accounts());
        return new Command(server.command(accounts, SETTINGS), "--datadir=" + data, Map.of(), data);
    }

    @Override
    public void check() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        JdbcUrl.of(context.ports().mariaDb(), "seata"),
                        "root",
                        context.credentials().get(Secret.DB_ROOT));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(60);
    }

    /** Run at each start, so that the accounts are what the credentials file says, whatever they were. */
    private String accounts() {
        StringBuilder sql = new StringBuilder();
        account(sql, "root", Secret.DB_ROOT);
        sql.append("GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;\n");
        account(sql, "audit", Secret.DB_AUDIT);
        SCHEMAS.forEach((schema, secret) -> {
            sql.append("CREATE DATABASE IF NOT EXISTS ").append(schema).append(";\n");
            account(sql, schema, secret);
            sql.append("GRANT ALL ON ")
                    .append(schema)
                    .append(".* TO '")
                    .append(schema)
                    .append("'@'127.0.0.1';\n");
            sql.append("GRANT SELECT ON ").append(schema).append(".* TO 'audit'@'127.0.0.1';\n");
        });
        return sql.toString();
    }

    private void account(StringBuilder sql, String user, Secret secret) {
        String name = "'" + user + "'@'127.0.0.1'";
        String password = " IDENTIFIED BY '" + context.credentials().get(secret) + "';\n";
        sql.append("CREATE USER IF NOT EXISTS ").append(name).append(password);
        sql.append("ALTER USER ").append(name).append(password);
    }
}

package io.holdfast.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MariaDbTest {

    @Test
    void a_fresh_schema_is_empty_read_committed_strict_and_binary() throws SQLException {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("fresh");
        try (Connection connection = connect(schema)) {
            assertThat(one(connection, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema=DATABASE()"))
                    .isEqualTo("0");
            assertThat(one(connection, "SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
            assertThat(one(connection, "SELECT @@sql_mode")).contains("STRICT_ALL_TABLES");
            assertThat(one(connection, "SELECT @@collation_database")).isEqualTo("utf8mb4_bin");
            assertThat(one(connection, "SELECT @@time_zone")).isEqualTo("+00:00");
        }
    }

    /** Another server that starts in the same directory deletes them. */
    @Test
    void temporary_files_are_where_nobody_else_puts_his() throws SQLException {
        try (Connection connection = connect(MariaDb.shared().freshSchema("temporary"))) {
            assertThat(one(connection, "SELECT @@tmpdir"))
                    .isEqualTo(one(connection, "SELECT @@datadir").replaceAll("/$", "-tmp"));
        }
    }

    @Test
    void names_that_differ_in_case_are_two() throws SQLException {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("names");
        try (Connection connection = connect(schema);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (name VARCHAR(10) PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES ('a'), ('A')");
            assertThat(one(connection, "SELECT COUNT(*) FROM t")).isEqualTo("2");
        }
    }

    @Test
    void an_account_sees_its_own_schema_only() throws SQLException {
        MariaDb.Schema mine = MariaDb.shared().freshSchema("mine");
        MariaDb.Schema yours = MariaDb.shared().freshSchema("yours");
        try (Connection connection = connect(yours);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
        }
        try (Connection connection = connect(mine);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM " + yours.user() + ".t"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void nobody_logs_in_without_a_password() {
        String url = MariaDb.shared().freshSchema("open").url();
        assertThatThrownBy(() -> DriverManager.getConnection(url, "root", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(url, "", "")).isInstanceOf(SQLException.class);
    }

    private static Connection connect(MariaDb.Schema schema) throws SQLException {
        return DriverManager.getConnection(schema.url(), schema.user(), schema.password());
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}

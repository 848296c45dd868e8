package io.holdfast.tc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.Stack;
import io.holdfast.stack.settings.FreePorts;
import io.holdfast.stack.settings.Ports;
import io.holdfast.stack.settings.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that production runs with are started here, against a real database and a real Nacos. */
class ProductionSettingsTest {

    private static final Path HOME = Path.of("target", "stack").toAbsolutePath();
    private static final String SECRET = "YS1rZXktdGhhdC1vbmx5LXRoaXMtdGVzdC1rbm93cy0wMTIzNDU2Nzg5LTAxMjM0NTY3ODk=";

    private static Stack stack;
    private static int offset;

    @BeforeAll
    static void start_a_database_and_a_registry() {
        Stack.at(HOME, 0).stop();
        offset = FreePorts.offset();
        stack = Stack.at(HOME, offset);
        stack.child("mariadb").start();
        stack.child("nacos").start();
    }

    @AfterAll
    static void stop_them() {
        stack.stop();
    }

    @Test
    void db_store_is_found_through_nacos_shows_its_rows_and_counts_what_it_does() throws Exception {
        Schema.apply(stack.jdbcUrl("seata"), "seata", stack.secret(Secret.DB_SEATA));
        // Twice, as an upgrade would.
        Schema.apply(stack.jdbcUrl("seata"), "seata", stack.secret(Secret.DB_SEATA));
        Ports ports = stack.ports();
        String console = "http://127.0.0.1:" + ports.coordinatorConsole();
        int metrics = 9898 + offset;
        Map<String, String> environment = new HashMap<>(console());
        environment.putAll(Map.of(
                "HOLDFAST_DB_URL", stack.jdbcUrl("seata"),
                "HOLDFAST_DB_USER", "seata",
                "HOLDFAST_DB_PASSWORD", stack.secret(Secret.DB_SEATA),
                "HOLDFAST_NACOS_ADDR", "127.0.0.1:" + ports.nacos(),
                "HOLDFAST_NACOS_USERNAME", "holdfast",
                "HOLDFAST_NACOS_PASSWORD", stack.secret(Secret.NACOS_SERVICE),
                "HOLDFAST_TC_METRICS_PORT", Integer.toString(metrics)));
        try (CoordinatorProcess coordinator =
                CoordinatorProcess.start(HOME.resolve("logs/db.log"), environment, "db", "-h", "127.0.0.2")) {
            coordinator.await(
                    "it was registered",
                    () -> stack.nacos().isRegistered("SEATA_GROUP", "seata-server", ports.coordinator()));
            String token = token(coordinator, console);
            insertTransaction();
            assertThat(coordinator.get(
                            console + "/api/v1/console/globalSession/query?pageNum=1&pageSize=10&withBranch=false",
                            "Authorization",
                            token))
                    .contains("127.0.0.2:8091:4711");
            assertThat(coordinator.get("http://127.0.0.1:" + metrics + "/metrics"))
                    .startsWith("200 ");
            assertThat(coordinator.get(console + "/api/v1/console/globalSession/query?pageNum=1&pageSize=10"))
                    .as("without a token")
                    .startsWith("401 ");
        }
    }

    @Test
    void raft_store_elects_a_leader_and_keeps_strangers_from_changing_the_cluster(@TempDir Path directory)
            throws Exception {
        Ports ports = new Ports(FreePorts.offset());
        String console = "http://127.0.0.1:" + ports.coordinatorConsole();
        Map<String, String> environment = new HashMap<>(console());
        environment.putAll(Map.of(
                "HOLDFAST_TC_PORT", Integer.toString(ports.coordinator()),
                "HOLDFAST_TC_CONSOLE_PORT", Integer.toString(ports.coordinatorConsole()),
                "HOLDFAST_TC_METRICS_PORT", Integer.toString(ports.dashboard()),
                "HOLDFAST_TC_RAFT_PEERS", "127.0.0.2:" + ports.nameServer(),
                "HOLDFAST_TC_RAFT_DIR", directory.toString()));
        try (CoordinatorProcess coordinator =
                CoordinatorProcess.start(HOME.resolve("logs/raft.log"), environment, "raft", "-h", "127.0.0.2")) {
            coordinator.await(
                    "it led",
                    () -> coordinator
                            .get(console + "/metadata/v1/cluster?group=default")
                            .contains("\"role\":\"LEADER\""));
            assertThat(token(coordinator, console)).isNotEmpty();
            assertThat(coordinator.post(console + "/metadata/v1/changeCluster?raftClusterStr=127.0.0.9:1", Map.of()))
                    .startsWith("401 ");
            assertThat(directory.resolve("raft")).isNotEmptyDirectory();
        }
    }

    @Test
    void a_secret_left_out_is_not_replaced_by_a_default() throws Exception {
        Map<String, String> environment = new HashMap<>(console());
        environment.remove("HOLDFAST_TC_SECRET_KEY");
        environment.put("HOLDFAST_TC_RAFT_PEERS", "127.0.0.2:1");
        environment.put("HOLDFAST_TC_RAFT_DIR", HOME.resolve("data/none").toString());
        Path log = HOME.resolve("logs/no-secret.log");
        try (CoordinatorProcess coordinator = CoordinatorProcess.start(log, environment, "raft", "-h", "127.0.0.2")) {
            assertThat(coordinator.exitCode()).isNotZero();
        }
        assertThat(log).content().contains("HOLDFAST_TC_SECRET_KEY");
    }

    @Test
    void an_unknown_store_is_refused() throws Exception {
        Path log = HOME.resolve("logs/unknown.log");
        try (CoordinatorProcess coordinator = CoordinatorProcess.start(log, Map.of(), "redis")) {
            assertThat(coordinator.exitCode()).isEqualTo(2);
        }
        assertThat(log).content().contains("local|db|raft");
    }

    private static Map<String, String> console() {
        Ports ports = stack.ports();
        return Map.of(
                "HOLDFAST_TC_PORT",
                Integer.toString(ports.coordinator()),
                "HOLDFAST_TC_CONSOLE_PORT",
                Integer.toString(ports.coordinatorConsole()),
                "HOLDFAST_TC_CONSOLE_USERNAME",
                "operator",
                "HOLDFAST_TC_CONSOLE_PASSWORD",
                "only-for-this-test",
                "HOLDFAST_TC_SECRET_KEY",
                SECRET);
    }

    private static String token(CoordinatorProcess coordinator, String console) throws Exception {
        String login = coordinator.post(
                console + "/api/v1/auth/login", Map.of("username", "operator", "password", "only-for-this-test"));
        assertThat(login).contains("\"success\":true");
        assertThat(coordinator.post(console + "/api/v1/auth/login", Map.of("username", "seata", "password", "seata")))
                .as("Seata's own default")
                .contains("\"success\":false");
        return login.replaceFirst(".*\"data\":\"([^\"]+)\".*", "$1");
    }

    private static void insertTransaction() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(stack.jdbcUrl("seata"), "seata", stack.secret(Secret.DB_SEATA));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO global_table (xid, transaction_id, status, application_id,"
                    + " transaction_service_group, transaction_name, timeout, begin_time, gmt_create, gmt_modified)"
                    + " VALUES ('127.0.0.2:8091:4711', 4711, 9, 'test', 'holdfast', 'test', 60000,"
                    + " UNIX_TIMESTAMP() * 1000, NOW(), NOW())");
        }
    }
}

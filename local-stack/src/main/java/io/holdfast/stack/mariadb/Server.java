package io.holdfast.stack.mariadb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One database server on one data directory: how it is installed, and the command that runs it.
 *
 * @param base the unpacked programs, see {@link Binaries#unpacked()}
 * @param data the data directory; must not be shared with another running server
 * @param port the TCP port on 127.0.0.1
 */
public record Server(Path base, Path data, int port) {

    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    /** Creates the system tables, without any user that could log in, where they do not exist already; before each start. */
    public void installIfAbsent() throws IOException {
        Files.createDirectories(temporary());
        Path marker = data.resolve("holdfast-installed");
        if (Files.exists(marker)) {
            return;
        }
        Binaries.deleteTree(data);
        Files.createDirectories(data);
        List<String> command = new ArrayList<>(program("--bootstrap"));
        command.addAll(List.of(
                "--log-warnings=0", "--enforce-storage-engine=", "--max-allowed-packet=8M", "--net-buffer-length=16K"));
        Path log = data.resolveSibling(data.getFileName() + "-install.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (OutputStream sql = process.getOutputStream()) {
            line(sql, "CREATE DATABASE mysql;");
            line(sql, "USE mysql;");
            line(sql, "SET @auth_root_socket=NULL;");
            for (String script : SYSTEM_TABLES) {
                Files.copy(base.resolve("share").resolve(script), sql);
            }
            // The scripts leave accounts without a password; those we want are named by the init file at each start.
            line(sql, "DELETE FROM mysql.global_priv WHERE User<>'mariadb.sys';");
        }
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("the database could not be installed; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was being installed", e);
        }
        Files.delete(log);
        Files.createFile(marker);
    }

    /**
     * The command that runs the server in the foreground.
     *
     * @param initFile SQL, one statement a line, run before the first connection is accepted: the accounts
     * @param more further settings, such as the size of the buffer pool
     */
    public List<String> command(Path initFile, List<String> more) {
        List<String> command = new ArrayList<>(program("--port=" + port));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--socket=" + socket(),
                "--pid-file=" + data.resolve("server.pid"),
                "--init-file=" + initFile,
                // Starting TLS takes up to half a minute of entropy and key making, and nothing here leaves the
                // machine.
                "--skip-ssl",
                "--skip-name-resolve",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--transaction-isolation=READ-COMMITTED",
                "--sql-mode=STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                "--max-allowed-packet=16M"));
        command.addAll(more);
        return command;
    }

    /** Where a socket's path may be at most 107 bytes long, the data directory's own can be too deep. */
    private String socket() {
        Path inside = data.resolve("s");
        return inside.toString().length() < 100 ? inside.toString() : "/tmp/holdfast-" + port + ".sock";
    }

    private Path temporary() {
        return data.resolveSibling(data.getFileName() + "-tmp");
    }

    private List<String> program(String first) {
        List<String> command = new ArrayList<>(List.of(
                Binaries.program(base, "mariadbd").toString(),
                "--no-defaults",
                first,
                "--basedir=" + base,
                "--datadir=" + data,
                // A server that starts deletes the temporary files of all that share the directory.
                "--tmpdir=" + temporary()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return List.copyOf(command);
    }

    private static void line(OutputStream out, String sql) throws IOException {
        out.write((sql + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

package io.holdfast.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    private Path directory;

    private Home home;

    @BeforeEach
    void make_a_home() {
        home = Home.at(directory);
        home.create();
    }

    @Test
    void they_are_made_once_and_only_their_owner_reads_them() throws IOException {
        Credentials first = Credentials.in(home);
        Credentials second = Credentials.in(home);

        for (Secret secret : Secret.values()) {
            assertThat(second.get(secret)).isEqualTo(first.get(secret));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.credentials())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void no_two_are_alike_in_one_stack_or_in_two(@TempDir Path elsewhere) {
        Home other = Home.at(elsewhere);
        other.create();
        List<String> all = List.of(Credentials.in(home), Credentials.in(other)).stream()
                .flatMap(credentials -> Arrays.stream(Secret.values()).map(credentials::get))
                .toList();

        assertThat(all).doesNotHaveDuplicates().allMatch(secret -> secret.length() >= 28);
    }

    @Test
    void the_master_key_is_32_bytes() {
        assertThat(Base64.getDecoder().decode(Credentials.in(home).get(Secret.MASTER_KEY)))
                .hasSize(32);
    }

    @Test
    void a_shell_can_source_them() throws Exception {
        String token = Credentials.in(home).get(Secret.OPERATOR_TOKEN);
        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        ". \"$1\"; printf %s \"$HOLDFAST_OPERATOR_TOKEN\"",
                        "sh",
                        home.credentials().toString())
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(token);
    }

    @Test
    void a_secret_that_an_older_file_lacks_is_added_and_the_others_stay() throws IOException {
        Credentials before = Credentials.in(home);
        List<String> lines = Files.readAllLines(home.credentials());
        Files.write(
                home.credentials(),
                lines.stream()
                        .filter(line -> !line.startsWith(Secret.DB_AUDIT.key()))
                        .toList());

        Credentials after = Credentials.in(home);

        assertThat(after.get(Secret.DB_ROOT)).isEqualTo(before.get(Secret.DB_ROOT));
        assertThat(after.get(Secret.DB_AUDIT))
                .isNotEqualTo(before.get(Secret.DB_AUDIT))
                .isEqualTo(Credentials.in(home).get(Secret.DB_AUDIT));
    }
}

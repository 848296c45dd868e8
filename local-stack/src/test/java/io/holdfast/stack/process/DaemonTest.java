package io.holdfast.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    @TempDir
    private Path directory;

    private Daemon daemon;

    @BeforeEach
    void make_a_daemon() {
        daemon = daemon();
    }

    @AfterEach
    void leave_nothing() throws InterruptedException {
        daemon.kill();
    }

    @Test
    void another_object_finds_it_by_its_pid_file() throws Exception {
        ProcessHandle process = daemon.start(sleeping("here"));

        assertThat(daemon().running()).map(ProcessHandle::pid).contains(process.pid());
    }

    @Test
    void a_pid_that_came_round_to_somebody_else_is_not_signalled() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            // The stranger has the pid, but was started at another moment.
            Files.writeString(pidFile(), stranger.pid() + "\n1\nsleep\n");

            daemon.stop(Duration.ofMillis(100));
            daemon.kill();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_process_with_other_words_is_not_ours_even_with_pid_and_start_right() throws Exception {
        daemon.start(sleeping("here"));
        String text = Files.readString(pidFile());
        Files.writeString(pidFile(), text.replace("@here", "@elsewhere"));

        assertThat(daemon.running()).isEmpty();

        Files.writeString(pidFile(), text);
        assertThat(daemon.running()).isPresent();
    }

    @Test
    void a_pid_file_that_makes_no_sense_counts_as_nobody() throws IOException {
        Files.writeString(pidFile(), "not a number\nx\ny\n");
        assertThat(daemon.running()).isEmpty();
        Files.writeString(pidFile(), "");
        assertThat(daemon.running()).isEmpty();
    }

    @Test
    void it_is_not_started_twice() throws Exception {
        daemon.start(sleeping("here"));

        assertThatThrownBy(() -> daemon.start(sleeping("here"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void it_lives_in_a_session_of_its_own_and_sees_only_the_environment_it_is_meant_to() throws Exception {
        ProcessHandle process = daemon.start(new Command(
                List.of("/bin/sh", "-c", "env; echo done; sleep 60 & wait $!", "mark@here"),
                "mark@here",
                Map.of("HOLDFAST_INSTANCE", "one"),
                directory));
        Path log = directory.resolve("log");
        while (!Files.readString(log).contains("done")) {
            Thread.sleep(20);
        }

        assertThat(Files.readString(log)).contains("HOLDFAST_INSTANCE=one").contains("PATH=");
        assertThat(Files.readAllLines(log)).noneMatch(line -> line.startsWith("MAVEN_"));
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (Files.exists(stat)) {
            String text = Files.readString(stat);
            String session = text.substring(text.lastIndexOf(')') + 2).split(" ")[3];
            assertThat(session).isEqualTo(Long.toString(process.pid()));
        }
    }

    @Test
    void a_command_without_its_marker_is_refused() {
        assertThatThrownBy(() -> new Command(List.of("sleep", "1"), "mark@here", Map.of(), directory))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Daemon daemon() {
        return new Daemon("sleeper", pidFile(), directory.resolve("log"));
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private Command sleeping(String where) {
        String marker = "mark@" + where;
        return new Command(List.of("/bin/sh", "-c", "sleep 60 & wait $!", marker), marker, Map.of(), directory);
    }
}

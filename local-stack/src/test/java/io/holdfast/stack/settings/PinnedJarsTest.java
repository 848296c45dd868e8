package io.holdfast.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedJarsTest {

    @TempDir
    private Path directory;

    private Path jar;
    private PinnedJars pinned;

    @BeforeEach
    void build_a_jar() throws IOException {
        jar = Files.createDirectories(directory.resolve("module/target")).resolve("module.jar");
        Files.writeString(jar, "first build");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        pinned = new PinnedJars(directory.resolve("jars"));
    }

    @Test
    void a_new_build_does_not_touch_the_copy_that_runs() throws IOException {
        Path running = Path.of(pinned.pin(jar.toString()));
        Files.writeString(jar, "second build");

        assertThat(running).hasContent("first build");
        assertThat(Path.of(pinned.pin(jar.toString()))).hasContent("second build");
    }

    @Test
    void the_same_build_is_copied_once_and_keeps_its_time() throws IOException {
        String first = pinned.pin(jar.toString());

        assertThat(pinned.pin(jar.toString())).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(Path.of(first))).isEqualTo(Files.getLastModifiedTime(jar));
    }

    @Test
    void libraries_of_others_are_used_where_they_are() {
        String library = "/somewhere/repository/org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar";

        assertThat(pinned.pin(library)).isEqualTo(library);
    }
}

package io.holdfast.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.settings.Installation.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    private Path directory;

    private String classPath(Module module) throws IOException {
        Path target =
                Files.createDirectories(directory.resolve(module.directory()).resolve("target"));
        Files.writeString(target.resolve(module.artifact() + ".jar"), "its own");
        Path small = Files.writeString(directory.resolve("small.jar"), "s");
        Path big = Files.writeString(directory.resolve("big.jar"), "the biggest");
        Files.writeString(target.resolve("classpath"), small + ":" + big + "\n");
        return new Installation(directory)
                .classPath(module, Home.at(directory.resolve("home")))
                .replaceAll("[^:]*/", "");
    }

    @Test
    void big_libraries_come_first_where_the_order_says_nothing_and_its_own_jar_before_all() throws IOException {
        assertThat(classPath(Module.inAnyOrder("module"))).isEqualTo("module.jar:big.jar:small.jar");
    }

    @Test
    void libraries_that_share_classes_stay_in_the_order_of_the_build() throws IOException {
        assertThat(classPath(Module.of("module"))).isEqualTo("module.jar:small.jar:big.jar");
    }
}

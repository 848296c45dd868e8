package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.server.Service;
import io.holdfast.stack.settings.Home;
import io.holdfast.stack.settings.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lets a stack search a service's libraries in any order. */
class LibrariesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void no_class_of_a_service_is_in_two_libraries_with_two_contents(Service service) throws IOException {
        Map<String, Long> contents = new HashMap<>();
        List<String> differing = new ArrayList<>();
        String classPath = Installation.find().classPath(service.built(), Home.at(directory));
        for (String library : classPath.split(":", -1)) {
            try (ZipFile jar = new ZipFile(library)) {
                jar.stream().filter(LibrariesTest::isClass).forEach(entry -> {
                    Long other = contents.putIfAbsent(entry.getName(), entry.getCrc());
                    if (other != null && other != entry.getCrc()) {
                        differing.add(entry.getName() + " in " + library);
                    }
                });
            }
        }

        assertThat(contents).hasSizeGreaterThan(10_000);
        assertThat(differing).isEmpty();
    }

    /** Descriptions of modules and packages, and variants for other versions of Java, are not loaded by that name. */
    private static boolean isClass(ZipEntry entry) {
        String name = entry.getName();
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("-info.class");
    }
}

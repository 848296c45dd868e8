package io.holdfast.stack.settings;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checkout whose built jars a stack runs.
 *
 * @param root the repository
 */
public record Installation(Path root) {

    /**
     * The checkout around this class or around the working directory; {@code -Dholdfast.installation} names another.
     */
    public static Installation find() {
        String named = System.getProperty("holdfast.installation");
        if (named != null) {
            return new Installation(Path.of(named).toAbsolutePath());
        }
        Path root = above(Path.of("").toAbsolutePath());
        if (root == null) {
            root = above(codeSource());
        }
        if (root == null) {
            throw new IllegalStateException("no Holdfast checkout here; name it with -Dholdfast.installation=DIR");
        }
        return new Installation(root);
    }

    /** What {@code java -cp} takes: the module's jar and, after it, all it depends on; copies where a build may write. */
    public String classPath(Module module, Home home) {
        return new PinnedJars(home.jars()).pin(built(module));
    }

    private String built(Module module) {
        Path dependencies = target(module).resolve("classpath");
        try {
            String libraries = Files.readString(dependencies).strip();
            if (module.anyOrder()) {
                libraries = biggestFirst(libraries);
            }
            Path jar = jar(module);
            return Files.exists(jar) ? jar + ":" + libraries : libraries;
        } catch (IOException e) {
            throw new UncheckedIOException(module.directory() + " is not built: " + dependencies + " is missing", e);
        }
    }

    /**
     * The bigger a library, the more of its classes are loaded. The JVM asks each entry of the class path for a class in turn,
     * and one that records its classes for an archive asks the file system too, twice an entry.
     */
    private static String biggestFirst(String libraries) {
        return Arrays.stream(libraries.split(":", -1))
                .sorted(Comparator.comparing((String library) -> new File(library).length())
                        .reversed())
                .collect(Collectors.joining(":"));
    }

    public Path jar(Module module) {
        return target(module).resolve(module.artifact() + ".jar");
    }

    private Path target(Module module) {
        return root.resolve(module.directory()).resolve("target");
    }

    private static @Nullable Path above(@Nullable Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw")) && Files.isDirectory(at.resolve("local-stack"))) {
                return at;
            }
        }
        return null;
    }

    private static @Nullable Path codeSource() {
        try {
            var source = Installation.class.getProtectionDomain().getCodeSource();
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /**
     * A module that runs as a process of its own.
     *
     * @param anyOrder whether its libraries may be searched in any order: no class is in two of them
     */
    public record Module(String directory, String artifact, boolean anyOrder) {

        public static Module of(String name) {
            return new Module(name, name, false);
        }

        public static Module inAnyOrder(String name) {
            return new Module(name, name, true);
        }
    }
}

package io.holdfast.stack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Copies of our own jars, one for each version of each: a JVM whose jar is written anew under it fails in odd ways, and
 * who works on Holdfast builds it while it runs.
 */
final class PinnedJars {

    private final Path directory;

    PinnedJars(Path directory) {
        this.directory = directory;
    }

    /** The same class path, with copies in place of what a build of ours may overwrite. */
    String pin(String classPath) {
        return Arrays.stream(classPath.split(":", -1))
                .map(entry -> entry.contains("/io/holdfast/") || entry.contains("/target/") ? copyOf(entry) : entry)
                .collect(Collectors.joining(":"));
    }

    private String copyOf(String entry) {
        Path jar = Path.of(entry);
        try {
            String version = Long.toHexString(Files.getLastModifiedTime(jar).toMillis()) + "-"
                    + Long.toHexString(Files.size(jar));
            Path copy = directory.resolve(version).resolve(jar.getFileName());
            if (!Files.exists(copy)) {
                Files.createDirectories(copy.getParent());
                Path halfway = Files.createTempFile(copy.getParent(), "copy", ".jar");
                Files.copy(jar, halfway, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(halfway, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + entry, e);
        }
    }
}

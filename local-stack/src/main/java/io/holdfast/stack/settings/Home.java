package io.holdfast.stack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory in which a stack keeps everything it owns. Two stacks have two of them.
 *
 * @param root absolute
 */
public record Home(Path root) {

    public static Home at(Path root) {
        return new Home(root.toAbsolutePath().normalize());
    }

    /** Makes the directories, readable by their owner alone. */
    public void create() {
        try {
            for (Path directory : List.of(root, dataRoot(), logs(), pids(), runRoot(), archives())) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root, e);
        }
    }

    /** Forgets the copies of jars; only while nothing runs. */
    public void wipeJars() {
        forget(jars());
    }

    /** Forgets data, secrets and logs; the class archives stay, they hold nothing but code. */
    public void wipe() {
        forget(dataRoot(), runRoot(), logs(), credentials(), saved());
    }

    /** Leaves nothing; only while nothing runs. */
    public void remove() {
        forget(root);
    }

    public Path data(String child) {
        return dataRoot().resolve(child);
    }

    /** Generated settings of a child. */
    public Path run(String child) {
        return runRoot().resolve(child);
    }

    public Path log(String child) {
        return logs().resolve(child + ".log");
    }

    public Path pid(String child) {
        return pids().resolve(child);
    }

    public Path archive(String module) {
        return archives().resolve(module + ".jsa");
    }

    public Path credentials() {
        return root.resolve("credentials");
    }

    /** The options that the stack was last started with. */
    public Path saved() {
        return root.resolve("stack.properties");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path pids() {
        return root.resolve("pids");
    }

    Path jars() {
        return root.resolve("jars");
    }

    private Path dataRoot() {
        return root.resolve("data");
    }

    private Path runRoot() {
        return root.resolve("run");
    }

    private Path archives() {
        return root.resolve("cds");
    }

    private static void forget(Path... trees) {
        for (Path tree : trees) {
            try {
                delete(tree);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot wipe " + tree, e);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}

package io.holdfast.stack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The secrets of one stack, made at its first start and kept in a file that its owner alone can read: lines of
 * {@code KEY=value}, which a shell can source.
 */
public final class Credentials {

    private final Map<Secret, String> values;

    private Credentials(Map<Secret, String> values) {
        this.values = values;
    }

    /** Reads the file; a secret it does not have yet is made and written down. */
    public static Credentials in(Home home) {
        try {
            Map<Secret, String> values = read(home.credentials());
            boolean complete = values.size() == Secret.values().length;
            for (Secret secret : Secret.values()) {
                values.computeIfAbsent(secret, Secret::mint);
            }
            if (!complete) {
                write(home.credentials(), values);
            }
            return new Credentials(values);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the credentials in " + home.credentials(), e);
        }
    }

    public String get(Secret secret) {
        String value = values.get(secret);
        if (value == null) {
            throw new IllegalStateException("no secret " + secret);
        }
        return value;
    }

    private static Map<Secret, String> read(Path file) throws IOException {
        Map<Secret, String> values = new EnumMap<>(Secret.class);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                for (Secret secret : Secret.values()) {
                    String start = secret.key() + "=";
                    if (line.startsWith(start) && line.length() > start.length()) {
                        values.put(secret, line.substring(start.length()));
                    }
                }
            }
        }
        return values;
    }

    private static void write(Path file, Map<Secret, String> values) throws IOException {
        StringBuilder text =
                new StringBuilder("# Secrets of this stack, made at its first start. Not for anyone else.\n");
        for (Secret secret : Secret.values()) {
            text.append("# ").append(secret.opens()).append('\n');
            text.append(secret.key()).append('=').append(values.get(secret)).append('\n');
        }
        Path fresh = file.resolveSibling("credentials.new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh, PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
        Files.write(fresh, text.toString().getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

package io.holdfast.acceptance.kit;

import io.holdfast.stack.Child;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process says from now on. */
public final class ServiceLog {

    private final Path file;
    private final long from;

    private ServiceLog(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    public static ServiceLog fromNowOn(Child child) {
        Path file = child.log();
        return new ServiceLog(file, file.toFile().length());
    }

    /** The errors so far, a line each. */
    public Stream<String> errors() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] said = new byte[Math.toIntExact(log.length() - from)];
            log.seek(from);
            log.readFully(said);
            return new String(said, StandardCharsets.UTF_8).lines().filter(line -> line.contains("\"ERROR\""));
        } catch (IOException e) {
            throw new UncheckedIOException("no log of " + file, e);
        }
    }
}

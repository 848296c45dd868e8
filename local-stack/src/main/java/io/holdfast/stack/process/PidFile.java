package io.holdfast.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Who runs under a name: the pid, when that process was started, and its marker. Pids come round again, so nobody is
 * signalled unless all three agree.
 */
final class PidFile {

    /** For the words of a process that has none, at a millisecond's distance. */
    private static final int LOOKS = 20;

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process, String marker) throws IOException {
        Files.writeString(file, process.pid() + "\n" + started(process) + "\n" + marker + "\n");
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    /** The process that this file speaks of, where it is still the one it was. */
    Optional<ProcessHandle> running() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> started(process).equals(lines.get(1)))
                    .filter(process -> words(process).contains(lines.get(2)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** On Linux in clock ticks since the boot, which do not move when the clock is set. */
    private static String started(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (Files.exists(stat)) {
            try {
                String text = Files.readString(stat);
                // The command's name is in brackets and may hold anything; field 22 counts from behind it.
                return text.substring(text.lastIndexOf(')') + 2).split(" ")[19];
            } catch (IOException e) {
                return "gone";
            }
        }
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static String words(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.exists(commandLine)) {
            return process.info().commandLine().orElse("");
        }
        // While a process replaces itself by another program, for some microseconds, it has no words.
        String words = read(commandLine);
        for (int look = 1; words.isEmpty() && look < LOOKS; look++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            words = read(commandLine);
        }
        return words;
    }

    private static String read(Path commandLine) {
        try {
            return new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}

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
    private static final int LOOKS = 2_000;
    /** For ours among others': while a process replaces itself they may be those of the program before, or a part of them. */
    private static final int SECOND_LOOKS = 50;

    private static final String GONE = "gone";

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
                    .filter(process -> says(lines.get(2), process));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** On Linux in clock ticks since the boot, which do not move when the clock is set. */
    private static String started(ProcessHandle process) {
        return Files.exists(stat(process))
                ? statistic(process, 22)
                : process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    /** A process that has ended and was not waited for has no words either, and never will. */
    private static boolean isLiving(ProcessHandle process) {
        String state = statistic(process, 3);
        return !state.equals("Z") && !state.equals(GONE);
    }

    private static String statistic(ProcessHandle process, int field) {
        try {
            String text = Files.readString(stat(process));
            // The command's name, field 2, is in brackets and may hold anything: the third stands behind it.
            return text.substring(text.lastIndexOf(')') + 2).split(" ")[field - 3];
        } catch (IOException e) {
            return GONE;
        }
    }

    private static Path stat(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()), "stat");
    }

    private static boolean says(String marker, ProcessHandle process) {
        String words = words(process);
        for (int look = 1; !words.contains(marker) && look < looks(words) && isLiving(process); look++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            words = words(process);
        }
        return words.contains(marker);
    }

    /** While a process replaces itself by another program it has no words: until that program is read from the disk. */
    private static int looks(String words) {
        return words.isEmpty() ? LOOKS : SECOND_LOOKS;
    }

    private static String words(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        return Files.exists(commandLine)
                ? read(commandLine)
                : process.info().commandLine().orElse("");
    }

    private static String read(Path commandLine) {
        try {
            return new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}

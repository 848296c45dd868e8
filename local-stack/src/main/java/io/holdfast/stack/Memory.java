package io.holdfast.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes occupy: their proportional set size, in which a page shared by n counts as one nth for each. */
final class Memory {

    private Memory() {}

    /** The sum over all children that run; where there is no /proc, of their resident sizes. */
    static long pssMebibytes(List<Child> children) {
        long kibibytes = 0;
        for (Child child : children) {
            if (child.isAlive()) {
                kibibytes += kibibytes(child.pid());
            }
        }
        return Math.round(kibibytes / 1024.0);
    }

    private static long kibibytes(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            if (Files.exists(rollup)) {
                for (String line : Files.readAllLines(rollup)) {
                    if (line.startsWith("Pss:")) {
                        return Long.parseLong(line.replaceAll("[^0-9]", ""));
                    }
                }
            }
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException | NumberFormatException e) {
            // It ended in between.
            return 0;
        }
    }
}

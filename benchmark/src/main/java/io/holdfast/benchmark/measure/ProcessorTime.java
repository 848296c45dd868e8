package io.holdfast.benchmark.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor seconds, user and system, by process: those named, and under {@link #ELSEWHERE} whatever else ran on the
 * machine. From Linux's {@code /proc}; empty on other systems.
 */
public record ProcessorTime(Map<String, Double> seconds) {

    public static final String ELSEWHERE = "other processes";

    private static final Path PROC = Path.of("/proc");
    /** {@code USER_HZ}, the unit of these files, is 100 on every architecture that Java 17 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /** Since each process was started. A process that is gone counts nothing. */
    public static ProcessorTime of(Map<String, Long> pids) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        double named = 0;
        for (Map.Entry<String, Long> process : pids.entrySet()) {
            double one = ofProcess(process.getValue());
            named += one;
            seconds.put(process.getKey(), one);
        }
        seconds.put(ELSEWHERE, ofMachine() - named);
        return new ProcessorTime(seconds);
    }

    public ProcessorTime minus(ProcessorTime earlier) {
        Map<String, Double> spent = new LinkedHashMap<>();
        seconds.forEach((name, now) -> spent.put(name, Math.max(0, now - earlier.seconds.getOrDefault(name, 0.0))));
        return new ProcessorTime(spent);
    }

    /** Of the named processes together. */
    public double named() {
        return seconds.entrySet().stream()
                .filter(process -> !process.getKey().equals(ELSEWHERE))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static double ofProcess(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        // The name in brackets may hold blanks; the fields are counted behind it, so that state is number 0.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < 13 ? 0 : (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** user, nice and system of all processors; interrupts and steal belong to nobody. */
    private static double ofMachine() {
        String[] fields =
                read(PROC.resolve("stat")).lines().findFirst().orElse("").split(" +");
        return fields.length < 4
                ? 0
                : (Long.parseLong(fields[1]) + Long.parseLong(fields[2]) + Long.parseLong(fields[3]))
                        / TICKS_PER_SECOND;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}

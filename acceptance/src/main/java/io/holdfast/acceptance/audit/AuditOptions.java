package io.holdfast.acceptance.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param journal what clients were told; null if nobody kept it
 * @param settle how long the books may take to come to rest
 */
record AuditOptions(
        boolean live, boolean help, Path home, @Nullable Path journal, Duration settle) {

    static final String USAGE = """
            Usage: scripts/audit [--live | --settle-seconds N] [--home DIR] [--journal FILE]

            Holds the books of a running stack against every invariant, on one consistent snapshot of all schemas.

              --live              only what must be true at any instant, beside whatever load runs
              --settle-seconds N  wait at most so long until nothing is under way (default 30), then look at everything
              --home DIR          the stack's home (default: .holdfast, or HOLDFAST_HOME)
              --journal FILE      what clients were told, a tab-separated line a reply:
                                  PAYMENT|ORDER, merchant id, id, state, merchant's number
              --help              this text

            Prints a table, the first offenders below their check, and at last: audit checks=N violations=N
            Exits with 0 if nothing is violated, 1 if something is, 2 if the books could not be looked at.
            """;

    /**
     * @param home where the stack lives unless told otherwise
     * @throws IllegalArgumentException with a sentence for the user
     */
    static AuditOptions parse(List<String> arguments, Path home) {
        AuditOptions options = new AuditOptions(false, false, home, null, Duration.ofSeconds(30));
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            options = options.with(words.next(), words);
        }
        return options;
    }

    private AuditOptions with(String option, Iterator<String> words) {
        return switch (option) {
            case "--help", "-h" -> new AuditOptions(live, true, home, journal, settle);
            case "--live" -> new AuditOptions(true, help, home, journal, settle);
            case "--home" -> new AuditOptions(live, help, Path.of(value(option, words)), journal, settle);
            case "--journal" -> new AuditOptions(live, help, home, Path.of(value(option, words)), settle);
            case "--settle-seconds" -> new AuditOptions(live, help, home, journal, seconds(value(option, words)));
            default -> throw new IllegalArgumentException("unknown argument " + option + "; try --help");
        };
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; try --help");
        }
        return words.next();
    }

    private static Duration seconds(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("--settle-seconds takes a whole number of seconds, not " + text);
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}

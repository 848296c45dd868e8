package io.holdfast.acceptance.audit;

import java.util.List;

/** What the audit found, check by check. */
public record Report(List<Line> lines) {

    private static final int SHOWN = 3;

    /** One check and what it found. */
    public record Line(Check check, Finding finding) {

        boolean isViolated() {
            return !finding.offenders().isEmpty();
        }
    }

    public Report {
        lines = List.copyOf(lines);
    }

    /** How many rows break a sentence, over all checks. */
    public long violations() {
        return lines.stream()
                .mapToLong(line -> line.finding().offenders().size())
                .sum();
    }

    /** The checks that found something wrong. */
    public List<String> violated() {
        return lines.stream()
                .filter(Line::isViolated)
                .map(line -> line.check().id())
                .toList();
    }

    /** A table for people, the first offenders below their check. */
    public String table() {
        StringBuilder table = new StringBuilder("%-6s %10s %10s  %s%n".formatted("check", "rows", "violations", ""));
        for (Line line : lines) {
            Finding finding = line.finding();
            table.append("%-6s %10d %10d  %s%n"
                    .formatted(
                            line.check().id(),
                            finding.looked(),
                            finding.offenders().size(),
                            line.check().sentence()));
            finding.offenders().stream()
                    .limit(SHOWN)
                    .forEach(offender -> table.append("%30s! %s%n".formatted("", offender)));
        }
        return table.toString();
    }

    /** One line for machines. */
    public String summary() {
        return "audit checks=" + lines.size() + " violations=" + violations();
    }
}

package io.holdfast.acceptance.audit;

import static io.holdfast.acceptance.audit.ClientJournal.Kind.ORDER;
import static io.holdfast.acceptance.audit.ClientJournal.Kind.PAYMENT;

import io.holdfast.acceptance.audit.ClientJournal.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What clients were told, held against the books. */
final class JournalChecks {

    private static final Set<String> TERMINAL_PAYMENT = Set.of("SUCCEEDED", "FAILED", "CLOSED");
    private static final Set<String> TERMINAL_ORDER = Set.of("PAID", "CANCELLED", "CLOSED");

    private JournalChecks() {}

    static List<Check> all() {
        return List.of(
                new JournalCheck(
                        "I7.2",
                        "a payment that a client saw SUCCEEDED, FAILED or CLOSED is that",
                        PAYMENT,
                        (told, truth) -> changed(told, truth, TERMINAL_PAYMENT)),
                new JournalCheck(
                        "I7.3",
                        "an order that a client saw PAID, CANCELLED or CLOSED is that",
                        ORDER,
                        (told, truth) -> changed(told, truth, TERMINAL_ORDER)),
                new JournalCheck(
                        "I9.2",
                        "every payment that a client was told of is there, under its number",
                        PAYMENT,
                        JournalChecks::missing),
                new JournalCheck(
                        "I9.3",
                        "every order that a client was told of is there, under its number",
                        ORDER,
                        JournalChecks::missing),
                new JournalCheck(
                        "I10.3", "clients were told of one payment a number", PAYMENT, (told, truth) -> twofold(told)),
                new JournalCheck(
                        "I10.4", "clients were told of one order a number", ORDER, (told, truth) -> twofold(told)),
                new JournalCheck(
                        "I18.6", "a merchant was told of its own payments alone", PAYMENT, JournalChecks::foreign),
                new JournalCheck(
                        "I18.7", "a merchant was told of its own orders alone", ORDER, JournalChecks::foreign));
    }

    private static List<String> changed(List<Told> told, Truth truth, Set<String> terminal) {
        return offenders(told, truth, reply -> {
            Truth.Row row = truth.of(reply.id());
            return terminal.contains(reply.state())
                    && row != null
                    && !row.state().equals(reply.state());
        });
    }

    private static List<String> missing(List<Told> told, Truth truth) {
        return offenders(told, truth, reply -> {
            Truth.Row row = truth.of(reply.id());
            return row == null || !row.number().equals(reply.number());
        });
    }

    private static List<String> foreign(List<Told> told, Truth truth) {
        return offenders(told, truth, reply -> {
            Truth.Row row = truth.of(reply.id());
            return row != null && !row.merchantId().equals(reply.merchantId());
        });
    }

    private static List<String> offenders(List<Told> told, Truth truth, Predicate<Told> wrong) {
        return told.stream()
                .filter(wrong)
                .flatMap(reply -> line(reply, truth))
                .distinct()
                .toList();
    }

    private static Stream<String> line(Told reply, Truth truth) {
        Truth.Row row = truth.of(reply.id());
        String is = row == null ? "absent" : row.state() + " of " + row.merchantId() + " under " + row.number();
        return Stream.of(reply.merchantId() + " was told of " + reply.id() + ", " + reply.state() + " under "
                + reply.number() + "; it is " + is);
    }

    private static List<String> twofold(List<Told> told) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (Told reply : told) {
            ids.computeIfAbsent(reply.merchantId() + "/" + reply.number(), number -> new TreeSet<>())
                    .add(reply.id());
        }
        return ids.entrySet().stream()
                .filter(number -> number.getValue().size() > 1)
                .map(number -> number.getKey() + " was told to be each of " + number.getValue())
                .toList();
    }
}

package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param subject what is measured
 * @param method how the payers pay
 * @param seconds how long payments are measured, each side where there are two, or how long the overload lasts or
 *     a neighbour's silence is measured
 * @param clients how many pay at the same time, each on its own connection; the floor has as many threads
 * @param merchants how many merchants the payments go to; never above {@code skus}, as a SKU belongs to one merchant
 * @param skus how many SKUs they sell, in all
 * @param payers how many wallets pay, in all; at least one a merchant
 * @param warmupSeconds how long the stack is warmed up before
 * @param floorSeconds how long the floor is measured
 * @param connections how many connections an overload has
 * @param events how many events are delivered in each of the two phases of a run about webhooks
 * @param home where the running stack keeps its credentials and pid files
 * @param journal where each answer of a 2xx is written down, if anywhere
 */
record BenchOptions(
        Subject subject,
        Method method,
        int seconds,
        int clients,
        int merchants,
        int skus,
        int payers,
        int warmupSeconds,
        int floorSeconds,
        int connections,
        int events,
        Path home,
        @Nullable Path journal) {

    private static final Map<String, Subject> SUBJECTS = Map.of(
            "--overload", Subject.OVERLOAD,
            "--neighbour", Subject.NEIGHBOUR,
            "--webhooks", Subject.WEBHOOKS,
            "--risk", Subject.RISK);

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static BenchOptions parse(String[] args) {
        Arguments given = new Arguments(args, SUBJECTS.keySet().toArray(String[]::new));
        Subject subject = subject(given);
        int skus = given.number("--skus", 1000, 1, 100_000);
        int merchants = given.number("--merchants", 1000, 1, 100_000);
        int sellers = Math.min(merchants, skus);
        BenchOptions options = new BenchOptions(
                subject,
                method(given, subject),
                given.number("--seconds", 60, 1, 3600),
                given.number("--clients", 32, 1, 512),
                sellers,
                skus,
                Math.max(sellers, given.number("--payers", 1000, 1, 100_000)),
                given.number("--warmup", 240, 1, 3600),
                given.number("--floor-seconds", 20, 1, 3600),
                given.number("--connections", 1000, 1, 8000),
                given.number("--events", 20_000, 100, 1_000_000),
                given.home(),
                given.path("--journal"));
        given.refuseOthers();
        return options;
    }

    private static Subject subject(Arguments given) {
        List<Subject> subjects = new ArrayList<>();
        SUBJECTS.forEach((flag, subject) -> {
            if (given.flag(flag)) {
                subjects.add(subject);
            }
        });
        if (subjects.size() > 1) {
            throw new IllegalArgumentException("--overload, --neighbour, --webhooks and --risk are runs of their own");
        }
        return subjects.isEmpty() ? Subject.PAYMENTS : subjects.get(0);
    }

    private static Method method(Arguments given, Subject subject) {
        Method method = Method.named(given.text("--method", "wallet"));
        if (subject != Subject.PAYMENTS && method != Method.WALLET) {
            throw new IllegalArgumentException(
                    "--overload, --neighbour, --webhooks and --risk are measured with --method wallet");
        }
        return method;
    }
}

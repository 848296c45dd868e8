package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Method;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param method how the payers pay
 * @param seconds how long payments are measured
 * @param clients how many pay at the same time, each on its own connection; the floor has as many threads
 * @param merchants how many merchants the payments go to; never above {@code skus}, as a SKU belongs to one merchant
 * @param skus how many SKUs they sell, in all
 * @param payers how many wallets pay, in all; at least one a merchant
 * @param warmupSeconds how long the stack is warmed up before
 * @param floorSeconds how long the floor is measured
 * @param home where the running stack keeps its credentials and pid files
 * @param journal where each answer of a 2xx is written down, if anywhere
 */
record BenchOptions(
        Method method,
        int seconds,
        int clients,
        int merchants,
        int skus,
        int payers,
        int warmupSeconds,
        int floorSeconds,
        Path home,
        @Nullable Path journal) {

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static BenchOptions parse(String[] args) {
        Arguments given = new Arguments(args);
        int skus = given.number("--skus", 1000, 1, 100_000);
        int merchants = given.number("--merchants", 1000, 1, 100_000);
        int sellers = Math.min(merchants, skus);
        BenchOptions options = new BenchOptions(
                Method.named(given.text("--method", "wallet")),
                given.number("--seconds", 60, 1, 3600),
                given.number("--clients", 32, 1, 512),
                sellers,
                skus,
                Math.max(sellers, given.number("--payers", 1000, 1, 100_000)),
                given.number("--warmup", 120, 1, 3600),
                given.number("--floor-seconds", 20, 1, 3600),
                given.home(),
                given.path("--journal"));
        given.refuseOthers();
        return options;
    }
}

package io.holdfast.benchmark;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
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
        int seconds,
        int clients,
        int merchants,
        int skus,
        int payers,
        int warmupSeconds,
        int floorSeconds,
        Path home,
        @Nullable Path journal) {

    static final String USAGE = """
            Usage: scripts/bench [--seconds N] [--clients N] [--merchants N] [--skus N] [--payers N]
                                 [--warmup N] [--floor-seconds N] [--home DIR] [--journal FILE]

            Measures wallet payments on the running stack (scripts/up): a closed loop of signed POST /v1/payments, each
            client on its own connection, each answer checked (201 and SUCCEEDED; a 202 is followed until it is decided).

              --seconds N        measured time of payments (60)
              --clients N        clients at the same time, and threads of the floor (32)
              --merchants N      merchants the payments go to (1000); at most as many as SKUs, for a SKU has one merchant
              --skus N           SKUs they sell, in all (1000)
              --payers N         wallets that pay, in all (1000); at least one a merchant
              --warmup N         seconds of orders and payments before (120): the services reach their speed only after
                                 minutes, when the JIT compiler is done; a shorter warm-up shows less
              --floor-seconds N  measured time of the floor (20), after half as long to warm up
              --home DIR         home of the stack (.holdfast, or $HOLDFAST_HOME)
              --journal FILE     append each 2xx to a file that scripts/audit --journal compares with the books

            Merchants, keys, goods and funded wallets are made first, and the orders that are paid in the measured time are
            made between the warm-up and it: what is measured is payments alone.

            The floor is what the database alone takes: every row that one such payment inserts and updates, in the same
            tables (made in schemas of their own on the same server by the services' own migrations), written by one
            process over JDBC in four local transactions, by as many threads as there are clients.

            The last line is `bench payments_per_s=… floor_per_s=… ratio=… p50_ms=… p99_ms=… errors=…`. Exits 0 if there
            was no error and something was paid, 1 if not, 2 if it was called wrongly or nothing runs in the home. A run with the
            defaults takes about five minutes.
            """;

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static BenchOptions parse(String[] args) {
        Arguments given = new Arguments(args);
        int skus = given.number("--skus", 1000, 1, 100_000);
        int merchants = given.number("--merchants", 1000, 1, 100_000);
        int sellers = Math.min(merchants, skus);
        BenchOptions options = new BenchOptions(
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

package io.holdfast.benchmark;

import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Tally;
import java.util.Locale;
import java.util.Map;

/**
 * What a run by WeChat has shown.
 *
 * @param payments prepaid, called back and settled
 * @param wallet from wallets, in the same run
 * @param duplicates rounds of callbacks that said what was known already
 */
record ChannelReport(Measured payments, Measured wallet, Measured duplicates) implements Outcome {

    /** How many callbacks are one round of {@code duplicates}. */
    static final int DUPLICATES = 100;

    /** Not ours: the real one's time is not our cost. */
    private static final String SANDBOX = "channel-sandbox";

    private double ratio() {
        return wallet.perSecond() == 0 ? 0 : payments.perSecond() / wallet.perSecond();
    }

    /** What a hundred duplicates cost us, counted in settled payments. */
    private double duplicatesInPayments() {
        double payment = millisOfOurs(payments);
        return payment == 0 ? 0 : millisOfOurs(duplicates) / payment;
    }

    private static double millisOfOurs(Measured measured) {
        double sandbox = measured.cpu().seconds().getOrDefault(SANDBOX, 0.0);
        return measured.millisEach(measured.cpu().named() - sandbox);
    }

    private long errors() {
        return payments.tally().errorCount() + wallet.tally().errorCount();
    }

    @Override
    public boolean asItShouldBe() {
        return errors() == 0 && payments.tally().count() > 0 && wallet.tally().count() > 0;
    }

    @Override
    public String forPeople() {
        StringBuilder text = new StringBuilder("\n");
        speed(text, "by WeChat", payments);
        speed(text, "from wallets", wallet);
        line(
                text,
                "errors       %d %s%s",
                errors(),
                payments.tally().errors(),
                wallet.tally().errors());
        line(text, "%nprocessor time, ms each       WeChat   wallet  100 duplicates");
        for (Map.Entry<String, Double> process : payments.cpu().seconds().entrySet()) {
            line(
                    text,
                    "  %-26s %7.2f  %7.2f  %7.2f",
                    process.getKey(),
                    payments.millisEach(process.getValue()),
                    wallet.millisEach(wallet.cpu().seconds().getOrDefault(process.getKey(), 0.0)),
                    duplicates.millisEach(duplicates.cpu().seconds().getOrDefault(process.getKey(), 0.0)));
        }
        line(text, "100 duplicate callbacks cost as much as %.1f settled payments", duplicatesInPayments());
        return text.toString();
    }

    private static void speed(StringBuilder text, String how, Measured measured) {
        Tally tally = measured.tally();
        line(
                text,
                "%-12s %d in %.1f s, %.1f a second; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                how,
                tally.count(),
                measured.seconds(),
                measured.perSecond(),
                tally.percentileMillis(50),
                tally.percentileMillis(95),
                tally.percentileMillis(99));
    }

    @Override
    public String forMachines() {
        return String.format(
                Locale.ROOT,
                "bench payments_per_s=%.1f wallet_per_s=%.1f ratio=%.3f p50_ms=%.1f p99_ms=%.1f"
                        + " duplicates_in_payments=%.2f errors=%d",
                payments.perSecond(),
                wallet.perSecond(),
                ratio(),
                payments.tally().percentileMillis(50),
                payments.tally().percentileMillis(99),
                duplicatesInPayments(),
                errors());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

package io.holdfast.payment.risk;

import io.holdfast.contract.Money;
import java.time.Instant;
import java.util.List;

/** Counters that all instances share. */
public interface Velocities {

    /**
     * A subject's counter.
     *
     * @param subject who is counted, as 32 hex digits: counters name nobody
     */
    record Tally(String subject, Counter counter) {}

    /** @param sumMinor in the currency that was asked for */
    record Standing(long attempts, long sumMinor) {}

    /**
     * Counts a payment, within the caller's transaction, and answers what each counter stands at then, in their order. From
     * here to the transaction's end nobody else counts these subjects: whoever comes second sees what the first did.
     */
    List<Standing> count(List<Tally> tallies, Money amount, Instant now);

    /** Takes a refused payment's amount back, within the transaction that counted it; it stays an attempt. */
    void takeBack(List<Tally> tallies, Money amount, Instant now);

    /** Forgets at most {@code limit} counters that no window reaches any more; answers how many. */
    int forgetBefore(Instant now, int limit);
}

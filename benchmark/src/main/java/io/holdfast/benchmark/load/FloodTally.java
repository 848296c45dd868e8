package io.holdfast.benchmark.load;

import io.holdfast.benchmark.load.FloodConnection.Attempt;
import io.holdfast.benchmark.measure.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What became of the payments of a flood. Only what is sent, paid or refused in the counted time counts; an error always does.
 * Not thread-safe.
 */
final class FloodTally {

    private static final Set<Integer> REFUSALS = Set.of(429, 503);

    private final Journal journal;
    private final Tally paid = new Tally();
    private final Tally refused = new Tally();
    private final List<Accepted> undecided = new ArrayList<>();
    private long offered;
    private long begin;
    private long end;

    FloodTally(Journal journal) {
        this.journal = journal;
    }

    /** Says which time counts, in {@link System#nanoTime()}. */
    void count(long fromNanos, long toNanos) {
        begin = fromNanos;
        end = toNanos;
    }

    /** Too many requests, or none for now, and when to ask again. */
    static boolean isRefusal(IncomingReply.Complete reply) {
        return REFUSALS.contains(reply.status()) && reply.retryAfter();
    }

    void offered(long now) {
        offered += counts(now) ? 1 : 0;
    }

    void answered(Attempt attempt, IncomingReply.Complete reply, long now) {
        long nanos = now - attempt.sentNanos();
        if (isRefusal(reply)) {
            if (counts(now)) {
                refused.done(nanos, false);
            }
        } else if (reply.status() / 100 == 2) {
            accepted(attempt, reply.body(), nanos, now);
        } else {
            String what =
                    REFUSALS.contains(reply.status()) ? "without Retry-After" : JsonField.text(reply.body(), "code");
            paid.error((reply.status() + " " + what).strip());
        }
    }

    private void accepted(Attempt attempt, byte[] body, long nanos, long now) {
        Shop shop = attempt.order().shop();
        String state = JsonField.text(body, "state");
        journal.payment(shop, body, attempt.number());
        if (PaymentClient.isUnderWay(state)) {
            undecided.add(new Accepted(shop, JsonField.text(body, "id"), attempt.number()));
        } else if (!state.equals("SUCCEEDED")) {
            paid.error((state + ' ' + JsonField.text(body, "failure_reason")).strip());
        } else if (counts(now)) {
            paid.done(nanos, false);
        }
    }

    void broken(IOException why) {
        paid.error(why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage());
    }

    private boolean counts(long now) {
        return now >= begin && now < end;
    }

    long offered() {
        return offered;
    }

    /** Those that succeeded, and all errors. */
    Tally paid() {
        return paid;
    }

    Tally refused() {
        return refused;
    }

    /** Payments that were not decided when they were answered; they must come to their end. */
    List<Accepted> undecided() {
        return List.copyOf(undecided);
    }
}

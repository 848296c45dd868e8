package io.holdfast.payment.notify;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that say how deliveries stand. Whoever acts on one must hold its claim. */
public interface Deliveries {

    /** Stores events and deliveries, to be called within a commit; what is there already stays as it is. */
    void plan(List<MerchantEvent> events, List<NewDelivery> deliveries, Instant at);

    /** Those of {@code deliveryIds} that are due; others are in somebody's hands, or over. */
    List<DueDelivery> due(Collection<String> deliveryIds, Instant now);

    /** Takes a due delivery; null if it is not due, or somebody else was faster. */
    @Nullable
    ClaimedDelivery claim(String deliveryId, String claim, Instant now, Instant until);

    /**
     * Notes an attempt and what follows from it.
     *
     * @param nextAt when to try again; null with a state that is an end
     * @return false if the claim had run out and somebody else took it: then nothing is noted
     */
    boolean record(ClaimedDelivery delivery, SentAttempt attempt, DeliveryState state, @Nullable Instant nextAt);

    /**
     * Leaves due deliveries for later without an attempt, at the latest for when they are given up. Those that need not wait any
     * longer end DEAD.
     *
     * @param untils when to look at each again, by its id
     * @return how many ended
     */
    int putOff(Map<String, Instant> untils, Instant now, AttemptFailure reason);

    /** The oldest of those that were put off because this endpoint was failing; they are due from now on. */
    List<DueDelivery> recall(String endpointId, Instant now, int limit);

    /** Ends a claimed delivery without an attempt. */
    void end(ClaimedDelivery delivery, AttemptFailure reason, Instant at);

    /** Leaves a claimed delivery for later without an attempt; true if it need not wait any longer and so ended DEAD. */
    boolean giveBack(ClaimedDelivery delivery, Instant now, Instant until, AttemptFailure reason);

    /** Makes what waits for this endpoint due now. */
    void wakeAll(String endpointId, Instant now);

    /** Ends all that is on its way to an endpoint that was removed. */
    void endAll(String endpointId, Instant at);

    /** Those that have been due since before {@code dueBefore}; they count as due from {@code now} on. */
    List<String> overdue(Instant dueBefore, Instant now, int limit);

    /** Begins a delivery anew that is over; false if it is not, or is a probe. */
    boolean begin(String deliveryId, Instant firstAttemptAt, Instant giveUpAt);

    /** When the oldest delivery was made that is not over; null if all are. */
    @Nullable
    Instant oldestPending();

    /** @return how many were forgotten, at most {@code limit} */
    int forgetFinishedBefore(Instant time, int limit);
}

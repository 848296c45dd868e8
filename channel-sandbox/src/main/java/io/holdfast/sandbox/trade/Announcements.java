package io.holdfast.sandbox.trade;

import io.holdfast.sandbox.callback.Courier;
import io.holdfast.sandbox.callback.Notice;
import io.holdfast.sandbox.time.Pace;
import io.holdfast.sandbox.time.Timers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells merchants what happened, as a trade's outcome wants it told: well, wrongly, often, late or never. */
public final class Announcements {

    private static final int DUPLICATES = 100;
    private static final Duration REORDERED_AT_LATEST = Duration.ofMinutes(10);
    private static final Duration BEHIND = Duration.ofMillis(500);

    private final Courier courier;
    private final Timers timers;
    private final Pace pace;
    private final Map<Channel, Announcer> announcers = new EnumMap<>(Channel.class);
    private final Map<Trade, Notice> heldBack = new ConcurrentHashMap<>();

    public Announcements(Courier courier, Timers timers, Pace pace) {
        this.courier = courier;
        this.timers = timers;
        this.pace = pace;
    }

    /** While the sandbox is put together. */
    public void add(Announcer announcer) {
        announcers.put(announcer.channel(), announcer);
    }

    Announcer of(Trade trade) {
        return Objects.requireNonNull(announcers.get(trade.terms().channel()));
    }

    void approved(Trade trade, boolean wait) {
        tell(trade, of(trade).approved(trade, fault(trade)), wait);
    }

    void authorized(Trade trade, boolean wait) {
        tell(trade, of(trade).authorized(trade, fault(trade)), wait);
    }

    void declined(Trade trade) {
        tell(trade, of(trade).declined(trade, fault(trade)), false);
    }

    void closed(Trade trade) {
        tell(trade, of(trade).closed(trade, fault(trade)), false);
    }

    void refunded(Trade trade, Refund refund) {
        tell(trade, of(trade).refunded(trade, refund, fault(trade)), false);
        timers.after(BEHIND, () -> release(trade));
    }

    void paid(Trade trade, Payment payment, boolean wait) {
        Optional<Notice> notice = of(trade).paid(trade, payment, fault(trade));
        if (notice.isPresent() && trade.outcome() == Outcome.REORDERS) {
            heldBack.put(trade, notice.get());
            timers.after(pace.of(REORDERED_AT_LATEST), () -> release(trade));
        } else {
            tell(trade, notice, wait);
        }
    }

    private void release(Trade trade) {
        Notice notice = heldBack.remove(trade);
        if (notice != null) {
            courier.send(notice, trade.deliveries());
        }
    }

    private void tell(Trade trade, Optional<Notice> notice, boolean wait) {
        if (notice.isEmpty() || trade.outcome() == Outcome.SILENT) {
            return;
        }
        if (trade.outcome() == Outcome.DUPLICATES) {
            courier.burst(notice.get(), trade.deliveries(), DUPLICATES, true);
        } else if (wait) {
            courier.sendAndWait(notice.get(), trade.deliveries());
        } else {
            courier.send(notice.get(), trade.deliveries());
        }
    }

    /** By hand: what was paid, or would have been, is told so often. False where the channel tells nothing. */
    boolean repeat(Trade trade, Payment payment, Fault fault, int count, boolean parallel) {
        Optional<Notice> notice = of(trade).paid(trade, payment, fault);
        notice.ifPresent(told -> courier.burst(told, trade.deliveries(), count, parallel));
        return notice.isPresent();
    }

    private static Fault fault(Trade trade) {
        return switch (trade.outcome()) {
            case WRONG_SIGNATURE -> Fault.WRONG_SIGNATURE;
            case OTHER_MERCHANT -> Fault.OTHER_MERCHANT;
            case BY_HAND,
                    PAYS_AT_ONCE,
                    DECLINES,
                    TIMES_OUT,
                    NEVER_ANSWERS,
                    PAYS_AFTER_CLOSE,
                    PAYS_TWICE,
                    DUPLICATES,
                    REORDERS,
                    CALLS_BACK_FIRST,
                    WRONG_AMOUNT,
                    REFUND_HANGS,
                    REFUND_FAILS,
                    REFUND_ABNORMAL,
                    REFUND_REFUSED,
                    SILENT,
                    ASKS_PASSWORD -> Fault.NONE;
        };
    }
}

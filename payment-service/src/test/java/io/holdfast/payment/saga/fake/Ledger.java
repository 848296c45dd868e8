package io.holdfast.payment.saga.fake;

import io.holdfast.contract.Money;
import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.PlaceAuthorization;
import io.holdfast.contract.account.RefundFunds;
import io.holdfast.contract.account.RefundHoldOutcome;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.util.HashMap;
import java.util.Map;

/** An account-service in memory: every movement is from one account to another, so the sum of all stays zero. */
public final class Ledger implements ChannelFunds, RefundFunds {

    private static final BookingOutcome BOOKED = new BookingOutcome.Booked();

    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, FreezeRefund> refunds = new HashMap<>();
    private final Map<String, PlaceAuthorization> authorized = new HashMap<>();
    private final Faults faults;

    public Ledger(Faults faults) {
        this.faults = faults;
    }

    public synchronized long balance(String account) {
        return accounts.getOrDefault(account, 0L);
    }

    /** Zero whatever happens. */
    public synchronized long sum() {
        return accounts.values().stream().mapToLong(Long::longValue).sum();
    }

    public synchronized void move(String from, String to, long minor) {
        accounts.merge(from, -minor, Long::sum);
        accounts.merge(to, minor, Long::sum);
    }

    /** Whether the operation may take place now; the first of two that exclude each other stays. */
    private boolean first(String key, String operation) {
        return operations.putIfAbsent(key, operation) == null;
    }

    private static BookingOutcome declined(BookingOutcome.Reason reason) {
        return new BookingOutcome.Declined(reason);
    }

    @Override
    public synchronized BookingOutcome capture(CaptureChannelFunds capture) {
        return faults.call("bookFunds", () -> declined(BookingOutcome.Reason.ACCOUNT_CLOSED), () -> {
            if (first(capture.receiptId(), "captured")) {
                move("channel", "merchant", capture.paid().amountMinor());
            }
            return operations.get(capture.receiptId()).equals("captured")
                    ? BOOKED
                    : declined(BookingOutcome.Reason.ALREADY_CANCELLED);
        });
    }

    @Override
    public synchronized void uncapture(CaptureChannelFunds capture) {
        faults.call("unbookFunds", () -> null, () -> {
            if (!first(capture.receiptId(), "uncaptured")
                    && operations.replace(capture.receiptId(), "captured", "suspended")) {
                move("merchant", "suspense", capture.paid().amountMinor());
            }
            return null;
        });
    }

    @Override
    public synchronized BookingOutcome suspend(SuspendChannelFunds suspense) {
        String was = operations.get(suspense.receiptId());
        if ("captured".equals(was)) {
            return declined(BookingOutcome.Reason.CONTENT_MISMATCH);
        }
        if (!"suspended".equals(was)) {
            operations.put(suspense.receiptId(), "suspended");
            move("channel", "suspense", suspense.paid().amountMinor());
        }
        return BOOKED;
    }

    @Override
    public synchronized BookingOutcome giveBack(SuspendChannelFunds suspense) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized RefundHoldOutcome freeze(FreezeRefund refund) {
        RefundHoldOutcome declined = new RefundHoldOutcome.Declined(RefundHoldOutcome.Reason.INSUFFICIENT_FUNDS);
        return faults.call("freeze", () -> declined, () -> {
            String state = operations.get(refund.refundId());
            if (state != null) {
                return state.equals("released")
                        ? new RefundHoldOutcome.Declined(RefundHoldOutcome.Reason.ALREADY_CANCELLED)
                        : new RefundHoldOutcome.Frozen();
            }
            if (balance("merchant") < refund.amount().amountMinor()) {
                return declined;
            }
            operations.put(refund.refundId(), "frozen");
            refunds.put(refund.refundId(), refund);
            move("merchant", "frozen", refund.amount().amountMinor());
            return new RefundHoldOutcome.Frozen();
        });
    }

    @Override
    public synchronized void release(String refundId) {
        faults.call("release", () -> null, () -> {
            if ("frozen".equals(operations.get(refundId))) {
                move("frozen", "merchant", refunds.get(refundId).amount().amountMinor());
            }
            if (!"settled".equals(operations.get(refundId))) {
                operations.put(refundId, "released");
            }
            return null;
        });
    }

    @Override
    public synchronized BookingOutcome settle(String refundId) {
        return faults.call("book", () -> declined(BookingOutcome.Reason.NOT_FOUND), () -> {
            String state = operations.get(refundId);
            if ("frozen".equals(state)) {
                FreezeRefund refund = refunds.get(refundId);
                String to = refund.channel() == null ? "wallet" : "channel";
                move("frozen", to, refund.amount().amountMinor());
                operations.put(refundId, "settled");
                return BOOKED;
            }
            return "settled".equals(state) ? BOOKED : declined(BookingOutcome.Reason.NOT_FOUND);
        });
    }

    /** The same books, seen by wallets whose money is set aside. */
    public Authorizations authorizations() {
        return new SetAside();
    }

    private final class SetAside implements Authorizations {

        @Override
        public HoldOutcome place(PlaceAuthorization authorization) {
            synchronized (Ledger.this) {
                HoldOutcome declined = new HoldOutcome.Declined(HoldOutcome.Reason.INSUFFICIENT_FUNDS);
                return faults.call("place", () -> declined, () -> {
                    String paymentId = authorization.paymentId();
                    if (first(paymentId, "placed")) {
                        authorized.put(paymentId, authorization);
                        move("wallet", "set aside", authorization.amount().amountMinor());
                    }
                    return "placed".equals(operations.get(paymentId))
                            ? new HoldOutcome.Held()
                            : new HoldOutcome.Declined(HoldOutcome.Reason.ALREADY_CANCELLED);
                });
            }
        }

        @Override
        public BookingOutcome capture(String paymentId, Money captured, int feeBasisPoints) {
            synchronized (Ledger.this) {
                return faults.call("bookFunds", () -> declined(BookingOutcome.Reason.ACCOUNT_CLOSED), () -> {
                    if ("placed".equals(operations.get(paymentId))) {
                        long all = authorized.get(paymentId).amount().amountMinor();
                        move("set aside", "merchant", captured.amountMinor());
                        move("set aside", "wallet", all - captured.amountMinor());
                        operations.put(paymentId, "captured " + captured.amountMinor());
                    }
                    return ("captured " + captured.amountMinor()).equals(operations.get(paymentId))
                            ? BOOKED
                            : declined(BookingOutcome.Reason.ALREADY_CANCELLED);
                });
            }
        }

        @Override
        public void release(String paymentId) {
            synchronized (Ledger.this) {
                faults.call("release", () -> null, () -> {
                    if ("placed".equals(operations.get(paymentId))) {
                        move(
                                "set aside",
                                "wallet",
                                authorized.get(paymentId).amount().amountMinor());
                    }
                    String state = operations.get(paymentId);
                    if (state == null || !state.startsWith("captured")) {
                        operations.put(paymentId, "released");
                    }
                    return null;
                });
            }
        }

        @Override
        public void uncapture(String paymentId) {
            synchronized (Ledger.this) {
                faults.call("unbookFunds", () -> null, () -> {
                    String state = operations.get(paymentId);
                    if (state != null && state.startsWith("captured ")) {
                        move("merchant", "wallet", Long.parseLong(state.substring("captured ".length())));
                        operations.put(paymentId, "released");
                    } else {
                        release(paymentId);
                    }
                    return null;
                });
            }
        }
    }
}

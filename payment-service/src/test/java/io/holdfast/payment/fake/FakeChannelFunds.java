package io.holdfast.payment.fake;

import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is in suspense, by receipt. */
public final class FakeChannelFunds implements ChannelFunds {

    public final Set<SuspendChannelFunds> suspended = ConcurrentHashMap.newKeySet();
    public final Set<SuspendChannelFunds> givenBack = ConcurrentHashMap.newKeySet();
    public volatile Runnable afterBooking = () -> {};

    @Override
    public BookingOutcome capture(CaptureChannelFunds capture) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void uncapture(CaptureChannelFunds capture) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BookingOutcome suspend(SuspendChannelFunds suspense) {
        suspended.add(suspense);
        afterBooking.run();
        return new BookingOutcome.Booked();
    }

    @Override
    public BookingOutcome giveBack(SuspendChannelFunds suspense) {
        if (!suspended.contains(suspense)) {
            return new BookingOutcome.Declined(BookingOutcome.Reason.NOT_FOUND);
        }
        givenBack.add(suspense);
        afterBooking.run();
        return new BookingOutcome.Booked();
    }
}

package io.holdfast.account.channel.rpc;

import io.holdfast.account.channel.CaptureChannelMoney;
import io.holdfast.account.channel.GiveBackChannelMoney;
import io.holdfast.account.channel.SuspendChannelMoney;
import io.holdfast.account.channel.UncaptureChannelMoney;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.account.SuspendChannelFunds;
import org.apache.dubbo.config.annotation.DubboService;
import org.slf4j.MDC;

/** Channels' money over Dubbo. */
@DubboService(timeout = 3000, retries = 0)
public class ChannelFundsDubbo implements ChannelFunds {

    private final CaptureChannelMoney capture;
    private final UncaptureChannelMoney uncapture;
    private final SuspendChannelMoney suspend;
    private final GiveBackChannelMoney giveBack;

    public ChannelFundsDubbo(
            CaptureChannelMoney capture,
            UncaptureChannelMoney uncapture,
            SuspendChannelMoney suspend,
            GiveBackChannelMoney giveBack) {
        this.capture = capture;
        this.uncapture = uncapture;
        this.suspend = suspend;
        this.giveBack = giveBack;
    }

    @Override
    public BookingOutcome capture(CaptureChannelFunds request) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", request.paymentId())) {
            return capture.capture(request);
        }
    }

    @Override
    public void uncapture(CaptureChannelFunds request) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", request.paymentId())) {
            uncapture.uncapture(request);
        }
    }

    @Override
    public BookingOutcome suspend(SuspendChannelFunds request) {
        try (MDC.MDCCloseable receipt = MDC.putCloseable("receipt_id", request.receiptId())) {
            return suspend.suspend(request);
        }
    }

    @Override
    public BookingOutcome giveBack(SuspendChannelFunds request) {
        try (MDC.MDCCloseable receipt = MDC.putCloseable("receipt_id", request.receiptId())) {
            return giveBack.giveBack(request);
        }
    }
}

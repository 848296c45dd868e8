package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One merchant's settings with the keys ready for use, in one version of WeChat Pay's API. */
interface Agreement {

    Prepaid prepay(Prepay prepay);

    TradeState query(TradeReference trade);

    /** @param notBefore when to try again if the channel finds it too early */
    Closing close(TradeReference trade, Instant notBefore);

    RefundAnswer refund(ChannelRefund refund);

    RefundAnswer queryRefund(ChannelRefund refund);

    CallbackReading read(Callback callback);

    List<BillLine> bill(LocalDate day);
}

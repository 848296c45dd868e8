package io.holdfast.payment.refund;

import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.RefundAnswer;

/** The channels, asked for refunds as a merchant has them configured. Answers Unknown where one cannot be reached. */
public interface RefundChannels {

    RefundAnswer refund(String merchantId, String channel, ChannelRefund refund);

    RefundAnswer query(String merchantId, String channel, ChannelRefund refund);
}

package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.service.refund.model.RefundNotification;
import org.jspecify.annotations.Nullable;

/** The SDK's notice does not keep whose refund it is. Filled by the SDK's JSON reader, by the name of the field. */
final class V3RefundNotice extends RefundNotification {

    private @Nullable String mchid;

    @Nullable
    String mchId() {
        return mchid;
    }
}

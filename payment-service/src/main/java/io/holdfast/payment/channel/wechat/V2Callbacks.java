package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.TradeState;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Version 2's callbacks. They carry no time: an old one is as good as a new one. */
final class V2Callbacks {

    private final String appId;
    private final String mchId;
    private final V2Signature signature;
    private final SealedRefund seal;

    V2Callbacks(WechatSettings settings) {
        this.appId = settings.appId();
        this.mchId = settings.mchId();
        this.signature = settings.v2Signature();
        this.seal = new SealedRefund(settings.v2Key());
    }

    CallbackReading read(Callback callback) {
        Map<String, String> fields;
        try {
            fields = FlatXml.read(callback.body());
        } catch (XMLStreamException e) {
            return rejected(CallbackReading.Fault.MALFORMED, "not flat XML");
        }
        return fields.containsKey("req_info") ? refund(fields) : trade(fields);
    }

    private CallbackReading trade(Map<String, String> fields) {
        if (!signature.signs(fields)) {
            return rejected(CallbackReading.Fault.WRONG_SIGNATURE, "the signature is not WeChat Pay's");
        }
        if (!isForUs(fields)) {
            return rejected(CallbackReading.Fault.NOT_FOR_US, "another merchant's or application's");
        }
        if (!"SUCCESS".equals(fields.get("result_code"))) {
            return new CallbackReading.OfNothing("pay " + fields.getOrDefault("result_code", ""));
        }
        try {
            String attemptNo = Fields.text(fields, "out_trade_no");
            return new CallbackReading.OfTrade(attemptNo, new TradeState.Paid(V2Trades.receipt(fields)));
        } catch (RuntimeException e) {
            return rejected(CallbackReading.Fault.MALFORMED, "fields that cannot be read");
        }
    }

    /** Not signed: whoever could seal it knows the key. */
    private CallbackReading refund(Map<String, String> fields) {
        if (!isForUs(fields)) {
            return rejected(CallbackReading.Fault.NOT_FOR_US, "another merchant's or application's");
        }
        byte[] opened = seal.open(fields.getOrDefault("req_info", ""));
        if (opened == null) {
            return rejected(CallbackReading.Fault.WRONG_SIGNATURE, "req_info was not sealed with our key");
        }
        try {
            Map<String, String> info = FlatXml.read(opened);
            return new CallbackReading.OfRefund(
                    Fields.text(info, "out_refund_no"),
                    V2Refunds.state(Fields.text(info, "refund_status"), Fields.text(info, "refund_id")));
        } catch (XMLStreamException | RuntimeException e) {
            return rejected(CallbackReading.Fault.MALFORMED, "req_info that cannot be read");
        }
    }

    private boolean isForUs(Map<String, String> fields) {
        return appId.equals(fields.get("appid")) && mchId.equals(fields.get("mch_id"));
    }

    private static CallbackReading rejected(CallbackReading.Fault fault, String why) {
        return new CallbackReading.Rejected(fault, why);
    }
}

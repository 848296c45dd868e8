package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.TradeState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/** Version 2's words for trades. What cannot be read is an unchecked exception, and no state. */
final class V2Trades {

    private V2Trades() {}

    static TradeState state(String attemptNo, Map<String, String> answer) {
        return switch (Fields.text(answer, "trade_state")) {
            case "SUCCESS", "REFUND" -> paid(attemptNo, answer);
            case "NOTPAY", "USERPAYING", "ACCEPT" -> ours(attemptNo, answer, new TradeState.AwaitingPayer());
            case "CLOSED", "REVOKED" -> ours(attemptNo, answer, new TradeState.Closed());
            case "PAYERROR" ->
                ours(
                        attemptNo,
                        answer,
                        new TradeState.Refused(new ChannelRefusal(
                                ChannelRefusal.Reason.DECLINED,
                                "PAYERROR",
                                answer.getOrDefault("trade_state_desc", ""))));
            default -> throw new IllegalArgumentException("trade_state");
        };
    }

    static TradeState paid(String attemptNo, Map<String, String> answer) {
        return ours(attemptNo, answer, new TradeState.Paid(receipt(answer)));
    }

    static Receipt receipt(Map<String, String> answer) {
        Map<String, String> details = new TreeMap<>();
        for (String name : List.of("openid", "trade_type", "bank_type")) {
            String value = answer.getOrDefault(name, "");
            if (!value.isEmpty()) {
                details.put(name, value);
            }
        }
        return new Receipt(
                Fields.text(answer, "out_trade_no"),
                Fields.text(answer, "transaction_id"),
                Fen.money(Fields.positive(answer, "total_fee"), answer.get("fee_type")),
                Beijing.fromCompact(Fields.text(answer, "time_end")),
                details);
    }

    private static TradeState ours(String attemptNo, Map<String, String> answer, TradeState state) {
        if (!attemptNo.equals(answer.get("out_trade_no"))) {
            throw new IllegalArgumentException("another trade's answer");
        }
        return state;
    }

    /** CSV if there is a bill, XML if there is none. */
    static List<BillLine> bill(byte[] file) throws IOException {
        if (file.length == 0 || file[0] != '<') {
            return Bill.read(file);
        }
        try {
            Map<String, String> why = FlatXml.read(file);
            if (why.getOrDefault("return_msg", "").equalsIgnoreCase("No Bill Exist")) {
                return List.of();
            }
            throw new IOException(
                    "refused: " + new Failure(why.getOrDefault("error_code", ""), why.getOrDefault("return_msg", "")));
        } catch (XMLStreamException e) {
            throw new IOException("neither a bill nor a refusal");
        }
    }
}

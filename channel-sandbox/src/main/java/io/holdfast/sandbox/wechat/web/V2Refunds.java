package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.RefundAsked;
import io.holdfast.sandbox.trade.RefundOutcome;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.wechat.Bill;
import io.holdfast.sandbox.wechat.Wechat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Version 2: giving money back, and the bill. */
final class V2Refunds {

    private final Trades trades;
    private final MerchantDesk desk;

    V2Refunds(Trades trades, MerchantDesk desk) {
        this.trades = trades;
        this.desk = desk;
    }

    Map<String, String> refund(V2Call call) {
        String number = call.required("out_refund_no");
        if (!Wechat.isRefundNumber(number)) {
            throw V2Error.PARAM_ERROR.refused("out_refund_no");
        }
        Trade trade = trade(call);
        trades.withRefund(Channel.WECHAT, call.merchant().mchId(), number)
                .filter(other -> other != trade)
                .ifPresent(other -> {
                    throw V2Error.REFUND_FEE_MISMATCH.refused();
                });
        RefundAsked asked = new RefundAsked(
                number,
                call.optional("transaction_id"),
                call.amount("refund_fee"),
                call.optional("refund_desc"),
                call.optional("notify_url"));
        if (!trade.collected(asked.transactionId(), call.amount("total_fee"))) {
            throw V2Error.REFUND_FEE_MISMATCH.refused();
        }
        RefundOutcome outcome = desk.refund(trade, asked, Wechat.REFUND_TAKES);
        if (outcome instanceof RefundOutcome.Made made) {
            return V2Fields.refund(trade, made.refund());
        }
        if (outcome instanceof RefundOutcome.Known known) {
            return V2Fields.refund(trade, known.refund());
        }
        throw refusal(((RefundOutcome.Refused) outcome).why());
    }

    private static V2Error.Refusal refusal(RefundOutcome.Why why) {
        return switch (why) {
            case NUMBER_USED -> V2Error.REFUND_FEE_MISMATCH.refused();
            case NOT_PAID -> V2Error.TRADE_STATE_ERROR.refused();
            case TOO_MUCH -> V2Error.INVALID_REQUEST.refused("申请退款金额大于可退金额");
            case TOO_MANY -> V2Error.INVALID_REQUEST.refused("部分退款次数过多");
            case NO_SUCH_TRANSACTION -> V2Error.ORDERNOTEXIST.refused();
            case NOT_ENOUGH -> V2Error.NOTENOUGH.refused();
        };
    }

    Map<String, String> query(V2Call call) {
        String number = call.optional("out_refund_no");
        if (number.isEmpty()) {
            Trade trade = trade(call);
            if (trade.refunds().isEmpty()) {
                throw V2Error.REFUNDNOTEXIST.refused();
            }
            return V2Fields.refunds(trade, trade.refunds());
        }
        Trade trade = trades.withRefund(Channel.WECHAT, call.merchant().mchId(), number)
                .orElseThrow(V2Error.REFUNDNOTEXIST::refused);
        Refund refund = trade.refund(number).orElseThrow(V2Error.REFUNDNOTEXIST::refused);
        return V2Fields.refunds(trade, List.of(refund));
    }

    private Trade trade(V2Call call) {
        String transaction = call.optional("transaction_id");
        return (transaction.isEmpty()
                        ? trades.find(Channel.WECHAT, call.merchant().mchId(), call.required("out_trade_no"))
                        : trades.named(Channel.WECHAT, call.merchant().mchId(), transaction))
                .orElseThrow(V2Error.ORDERNOTEXIST::refused);
    }

    /** CSV if there is a bill, XML if not. */
    Reply bill(V2Call call) {
        LocalDate day;
        try {
            day = LocalDate.parse(call.required("bill_date"), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw V2Error.PARAM_ERROR.refused("bill_date");
        }
        String bill = Bill.of(trades.of(Channel.WECHAT, call.merchant().mchId()), day);
        if (bill.isEmpty()) {
            return Reply.of(
                    200,
                    "text/xml; charset=utf-8",
                    V2Xml.write(Map.of(
                            "return_code", "FAIL",
                            "return_msg", V2Error.BILL_NOT_EXIST.words(),
                            "error_code", "20002")));
        }
        return call.optional("tar_type").equals("GZIP")
                ? Reply.of(200, "application/x-gzip", zipped(bill))
                : Reply.of(200, "text/plain; charset=utf-8", bill);
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}

package io.holdfast.sandbox.admin.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.callback.Delivery;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;

/** A trade as a tester sees it. */
final class TradeView {

    private TradeView() {}

    static ObjectNode of(Trade trade) {
        Terms terms = trade.terms();
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("attempt_no", terms.number())
                .put("channel", terms.channel().name())
                .put("merchant", terms.merchant())
                .put("channel_id", trade.id())
                .put("state", trade.standing().name())
                .put("outcome", trade.outcome().payerName())
                .put("amount_minor", terms.amountMinor())
                .put("currency", terms.currency())
                .put("created_at", trade.createdAt().toString());
        ArrayNode payments = view.putArray("payments");
        for (Payment payment : trade.payments()) {
            payments.addObject()
                    .put("transaction_id", payment.transactionId())
                    .put("amount_minor", payment.amountMinor())
                    .put("at", payment.at().toString());
        }
        ArrayNode refunds = view.putArray("refunds");
        for (Refund refund : trade.refunds()) {
            refunds.addObject()
                    .put("refund_no", refund.number())
                    .put("refund_id", refund.id())
                    .put("transaction_id", refund.transactionId())
                    .put("amount_minor", refund.amountMinor())
                    .put("state", refund.fate().name());
        }
        view.put("callbacks_accepted", trade.deliveries().accepted());
        ArrayNode callbacks = view.putArray("callbacks");
        for (Delivery delivery : trade.deliveries().all()) {
            callbacks
                    .addObject()
                    .put("type", delivery.type())
                    .put("at", delivery.at().toString())
                    .put("status", delivery.answer().status())
                    .put("answer", delivery.answer().body())
                    .put("accepted", delivery.accepted());
        }
        return view;
    }
}

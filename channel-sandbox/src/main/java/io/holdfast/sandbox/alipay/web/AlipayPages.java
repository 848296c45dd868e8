package io.holdfast.sandbox.alipay.web;

import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.trade.Way;
import java.util.function.IntSupplier;

/** What a payer's browser is sent to: from then on there is a trade. */
final class AlipayPages {

    private final AlipayOpenings openings;
    private final IntSupplier port;

    AlipayPages(AlipayOpenings openings, IntSupplier port) {
        this.openings = openings;
        this.port = port;
    }

    Reply open(AlipayCall call) {
        Way way = call.method().equals("alipay.trade.page.pay") ? Way.PAGE : Way.WAP;
        AlipayOpenings.Opened opened;
        try {
            opened = openings.open(call, way, call.optional("buyer_id"));
        } catch (AlipayRefusal refusal) {
            return Reply.of(
                    200,
                    "text/html;charset=utf-8",
                    "<!DOCTYPE html><title>Alipay</title><p>" + refusal.subCode() + "</p>");
        }
        Reply page = Reply.redirect("http://127.0.0.1:" + port.getAsInt() + "/payer/"
                + opened.trade().terms().number());
        return opened.opening().held()
                ? page.never()
                : page.then(opened.opening().afterwards());
    }
}

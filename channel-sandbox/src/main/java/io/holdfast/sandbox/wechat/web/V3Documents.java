package io.holdfast.sandbox.wechat.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Digests;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.wechat.Bill;
import io.holdfast.sandbox.wechat.WechatMerchant;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Version 3: the platform's certificate, and bills. */
final class V3Documents {

    private final Trades trades;
    private final IntSupplier port;

    V3Documents(Trades trades, IntSupplier port) {
        this.trades = trades;
        this.port = port;
    }

    Reply certificates(WechatMerchant merchant, Request request) {
        ObjectNode body = V3Json.object();
        ObjectNode one = body.putArray("data").addObject();
        one.put("serial_no", merchant.platform().serial());
        one.put(
                "effective_time",
                V3Json.moment(merchant.platform().certificate().getNotBefore().toInstant()));
        one.put(
                "expire_time",
                V3Json.moment(merchant.platform().certificate().getNotAfter().toInstant()));
        SealedResource.into(
                one.putObject("encrypt_certificate"),
                merchant.apiV3Key(),
                "certificate",
                merchant.platform().certificatePem());
        return V3Json.reply(200, body);
    }

    Reply tradeBill(WechatMerchant merchant, Request request) {
        LocalDate day = day(request.inQuery("bill_date"));
        String bill = bill(merchant, day);
        return V3Json.reply(
                200,
                V3Json.object()
                        .put("hash_type", "SHA1")
                        .put("hash_value", Digests.sha1(bill.getBytes(StandardCharsets.UTF_8)))
                        .put(
                                "download_url",
                                "http://127.0.0.1:" + port.getAsInt() + "/v3/billdownload/file?token=" + day));
    }

    Reply file(WechatMerchant merchant, Request request) {
        return Reply.of(200, "text/plain; charset=utf-8", bill(merchant, day(request.inQuery("token"))));
    }

    private String bill(WechatMerchant merchant, LocalDate day) {
        String bill = Bill.of(trades.of(Channel.WECHAT, merchant.mchId()), day);
        if (bill.isEmpty()) {
            throw V3Error.NO_STATEMENT_EXIST.refused();
        }
        return bill;
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw V3Error.PARAM_ERROR.refused("bill_date");
        }
    }
}

package io.holdfast.sandbox.alipay.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.alipay.AlipayBill;
import io.holdfast.sandbox.alipay.AlipayMerchant;
import io.holdfast.sandbox.alipay.AlipayMerchants;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Trades;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Alipay's bills: an address for a short while, behind it a zip with a CSV in GBK. */
final class AlipayBills {

    private static final Charset GBK = Charset.forName("GBK");

    private final AlipayMerchants merchants;
    private final Trades trades;
    private final IntSupplier port;

    AlipayBills(AlipayMerchants merchants, Trades trades, IntSupplier port) {
        this.merchants = merchants;
        this.trades = trades;
        this.port = port;
    }

    ObjectNode url(AlipayCall call) {
        LocalDate day = day(call.required("bill_date"))
                .orElseThrow(() -> AlipayRefusal.business("isv.invalid-arguments", "bill_date"));
        if (text(call.merchant(), day).isEmpty()) {
            throw AlipayRefusal.business("isp.bill_not_exist", "账单不存在");
        }
        return AlipayAnswer.success()
                .put(
                        "bill_download_url",
                        "http://127.0.0.1:" + port.getAsInt() + "/alipay/bills/"
                                + call.merchant().appId() + "/" + day);
    }

    Reply file(Request request) {
        Optional<AlipayMerchant> merchant = merchants.find(request.parameter("app"));
        Optional<LocalDate> day = day(request.parameter("day"));
        if (merchant.isEmpty() || day.isEmpty()) {
            return Reply.empty(404);
        }
        return Reply.of(200, "application/zip", zip(merchant.get(), day.get()));
    }

    private byte[] zip(AlipayMerchant merchant, LocalDate day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry(merchant.sellerId() + "_" + day + "_业务明细.csv"));
            zip.write(text(merchant, day).getBytes(GBK));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private String text(AlipayMerchant merchant, LocalDate day) {
        return AlipayBill.of(merchant, trades.of(Channel.ALIPAY, merchant.appId()), day);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package io.holdfast.sandbox.alipay;

import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A day's bill: comments, one line a payment, one a refund, comments. Alipay, trade bill (业务明细). */
public final class AlipayBill {

    private static final String HEADER = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
            + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
            + "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";
    private static final BigDecimal RATE = new BigDecimal("0.006");

    private AlipayBill() {}

    /** Empty if nothing moved that day. */
    public static String of(AlipayMerchant merchant, List<Trade> trades, LocalDate day) {
        List<String> lines = new ArrayList<>();
        for (Trade trade : trades) {
            for (Payment payment : trade.payments()) {
                if (on(day, payment.at())) {
                    lines.add(line(trade, payment.transactionId(), "交易", payment.amountMinor(), payment.at(), ""));
                }
            }
            for (Refund refund : trade.refunds()) {
                if (on(day, refund.createdAt()) && refund.fate() == Refund.Fate.SUCCEEDED) {
                    lines.add(line(
                            trade,
                            refund.transactionId(),
                            "退款",
                            -refund.amountMinor(),
                            refund.createdAt(),
                            refund.number()));
                }
            }
        }
        if (lines.isEmpty()) {
            return "";
        }
        return "#支付宝业务明细查询\r\n#账号：[" + merchant.sellerId() + "]\r\n#起始日期：[" + day + "]\r\n"
                + "#-----------------------------------------业务明细列表----------------------------------------\r\n"
                + HEADER + "\r\n" + String.join("\r\n", lines) + "\r\n"
                + "#-----------------------------------------业务明细列表结束------------------------------------\r\n";
    }

    private static boolean on(LocalDate day, Instant moment) {
        return LocalDate.ofInstant(moment, Alipay.BEIJING).equals(day);
    }

    private static String line(
            Trade trade, String tradeNo, String type, long amountMinor, Instant at, String refundNumber) {
        BigDecimal fee = BigDecimal.valueOf(-amountMinor, 2).multiply(RATE).setScale(2, RoundingMode.HALF_UP);
        return String.join(
                ",",
                tradeNo + "\t",
                trade.terms().number() + "\t",
                type,
                trade.terms().description().replace(',', ' '),
                Alipay.time(trade.createdAt()),
                Alipay.time(at),
                "",
                "",
                "",
                "",
                "pay***@sandbox",
                Alipay.yuan(amountMinor),
                Alipay.yuan(amountMinor),
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "",
                "0.00",
                "0.00",
                refundNumber,
                fee.toPlainString(),
                "0.00",
                "");
    }
}

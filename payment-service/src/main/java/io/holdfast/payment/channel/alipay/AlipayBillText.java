package io.holdfast.payment.channel.alipay;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.BillLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The file of single movements on a bill: remarks that begin with #, a line of names, lines of values. */
final class AlipayBillText {

    private static final int DECIMALS = 2;

    private final List<String> names;

    private AlipayBillText(List<String> names) {
        this.names = names;
    }

    /** @throws IllegalArgumentException if a column is missing or a value is unreadable: half a bill is none */
    static List<BillLine> read(String text) {
        AlipayBillText bill = null;
        List<BillLine> lines = new ArrayList<>();
        for (String line : text.split("\\R")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> values =
                    Arrays.stream(line.split(",", -1)).map(String::strip).toList();
            if (bill == null) {
                bill = new AlipayBillText(values);
            } else {
                lines.add(bill.line(values));
            }
        }
        if (bill == null) {
            throw new IllegalArgumentException("a bill without the names of its columns");
        }
        return lines;
    }

    private BillLine line(List<String> values) {
        boolean refund = value(values, "业务类型").equals("退款");
        return new BillLine(
                AlipayTime.read(value(values, "完成时间")),
                value(values, "商户订单号"),
                value(values, "支付宝交易号"),
                refund ? value(values, "退款批次号/请求号") : null,
                Money.of(Math.abs(fen(value(values, "订单金额（元）"))), CurrencyCode.CNY),
                // What was kept stands below zero there.
                Money.of(-fen(value(values, "服务费（元）")), CurrencyCode.CNY));
    }

    private static long fen(String yuan) {
        try {
            return new BigDecimal(yuan).movePointRight(DECIMALS).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("a bill with an amount that is not of whole fen");
        }
    }

    private String value(List<String> values, String name) {
        int column = names.indexOf(name);
        if (column < 0 || column >= values.size()) {
            throw new IllegalArgumentException("a bill without the column " + name);
        }
        return values.get(column);
    }
}

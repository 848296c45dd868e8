package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.BillLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * WeChat Pay, download trade bill, type ALL, the same in both versions: a header, a line for each payment and refund with a
 * backtick before each value, then the sums. Columns are found by name, because WeChat Pay adds some. A bill that is not
 * whole is no bill.
 */
final class Bill {

    private static final String SUMS = "总交易单数";
    private static final Set<String> WENT_BACK = Set.of("REFUND", "REVOKED");
    private static final Set<String> NOTHING_MOVED = Set.of("FAIL", "CLOSED");

    private final Map<String, Integer> columns = new HashMap<>();
    private final String[] values;

    private Bill(List<String> header, String[] values) {
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        this.values = values;
    }

    /** @throws IOException if it is not a whole bill, or an amount is not a whole number of fen */
    static List<BillLine> read(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8);
        List<String> rows = text.lines()
                .map(Bill::withoutMark)
                .filter(row -> !row.isBlank())
                .toList();
        if (rows.isEmpty() || rows.stream().noneMatch(row -> row.startsWith(SUMS))) {
            throw new IOException("not a whole bill");
        }
        List<String> header = List.of(rows.get(0).split(","));
        List<BillLine> lines = new ArrayList<>();
        try {
            for (String row : rows.subList(1, rows.size())) {
                if (row.startsWith(SUMS)) {
                    break;
                }
                // A description may contain a comma; a comma with a backtick after it is between two values.
                Bill line = new Bill(header, row.substring(1).split(",`", -1));
                if (!NOTHING_MOVED.contains(line.value("退款状态"))) {
                    lines.add(line.line());
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("a line that cannot be read", e);
        }
        return lines;
    }

    private BillLine line() {
        boolean refund = WENT_BACK.contains(value("交易状态"));
        CurrencyCode currency = CurrencyCode.valueOf(value("货币种类"));
        return new BillLine(
                Beijing.fromDateTime(value("交易时间")),
                value("商户订单号"),
                value("微信订单号"),
                refund ? refundNo() : null,
                Money.of(Fen.ofYuan(value(refund ? "申请退款金额" : "订单金额")), currency),
                Money.of(Fen.ofYuan(value("手续费")), currency));
    }

    /** Who takes a payment back by hand gives the refund no number. */
    private String refundNo() {
        String ours = value("商户退款单号");
        return ours.matches("0?") ? value("微信退款单号") : ours;
    }

    private String value(String column) {
        Integer at = columns.get(column);
        if (at == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return values[at];
    }

    private static String withoutMark(String row) {
        return row.startsWith("\uFEFF") ? row.substring(1) : row;
    }
}

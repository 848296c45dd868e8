package io.holdfast.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.BillLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillTest {

    private static final String HEADER = "交易时间,微信订单号,商户订单号,交易状态,货币种类,微信退款单号,商户退款单号,退款状态,商品名称,手续费,订单金额,申请退款金额\r\n";
    private static final String PAID =
            "`2014-11-10 16:33:45,`4200,`t1,`SUCCESS,`CNY,`0,`0,`,`lemons, sour,`0.07000,`12.34,`0.00\r\n";
    private static final String REFUNDED =
            "`2014-11-10 16:46:14,`4200,`t1,`REFUND,`CNY,`5030,`r1,`SUCCESS,`lemons, sour,`-0.01000,`0.00,`1.00\r\n";
    private static final String SUMS = "总交易单数,应结订单总金额\r\n`2,`12.34\r\n";

    private static List<BillLine> read(String text) throws IOException {
        return Bill.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Money yuan(long fen) {
        return Money.of(fen, CurrencyCode.CNY);
    }

    @Test
    void yuan_become_fen_and_the_sums_are_no_line() throws IOException {
        assertThat(read("\uFEFF" + HEADER + PAID + REFUNDED + SUMS))
                .containsExactly(
                        new BillLine(Instant.parse("2014-11-10T08:33:45Z"), "t1", "4200", null, yuan(1234), yuan(7)),
                        new BillLine(Instant.parse("2014-11-10T08:46:14Z"), "t1", "4200", "r1", yuan(100), yuan(-1)));
    }

    @Test
    void a_refund_that_failed_moved_nothing() throws IOException {
        assertThat(read(HEADER + PAID + REFUNDED.replace("`SUCCESS", "`FAIL") + SUMS))
                .hasSize(1);
    }

    @Test
    void a_payment_taken_back_by_hand_is_a_refund_under_the_channels_number() throws IOException {
        String revoked = REFUNDED.replace("`REFUND", "`REVOKED").replace("`r1", "`0");

        assertThat(read(HEADER + revoked + SUMS)).singleElement().satisfies(line -> {
            assertThat(line.refundNo()).isEqualTo("5030");
            assertThat(line.amount()).isEqualTo(yuan(100));
        });
    }

    @Test
    void what_is_cut_off_or_not_in_whole_fen_is_no_bill() {
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(HEADER + PAID)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(HEADER + PAID.substring(0, 40) + "\r\n" + SUMS))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(HEADER + PAID.replace("12.34", "12.345") + SUMS))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(HEADER.replace("订单金额", "金额") + PAID + SUMS))
                .isInstanceOf(IOException.class);
    }
}

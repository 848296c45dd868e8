package io.holdfast.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row a code: what it means for a prepay, a query, a close, a refund and a refund's query. */
class FailureTest {

    private static final Instant LATER = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SYSTEMERROR, Unknown, Unknown, Unknown, Unknown, Unknown",
        "SYSTEM_ERROR, Unknown, Unknown, Unknown, Unknown, Unknown",
        "BANKERROR, Unknown, Unknown, Unknown, Unknown, Unknown",
        "FREQUENCY_LIMITED, Unknown, Unknown, Unknown, Unknown, Unknown",
        "A_CODE_OF_TOMORROW, Unknown, Unknown, Unknown, Unknown, Unknown",
        "'', Unknown, Unknown, Unknown, Unknown, Unknown",
        "ORDERNOTEXIST, Unknown, NotFound, Closed, NOT_REFUNDABLE, NotFound",
        "ORDER_NOT_EXIST, Unknown, NotFound, Closed, NOT_REFUNDABLE, NotFound",
        "RESOURCE_NOT_EXISTS, Unknown, NotFound, Closed, NOT_REFUNDABLE, NotFound",
        "REFUNDNOTEXIST, Unknown, NotFound, Closed, NOT_REFUNDABLE, NotFound",
        "ORDERPAID, Unknown, Unknown, Paid, Unknown, Unknown",
        "USERPAYING, Unknown, Unknown, Paid, Unknown, Unknown",
        "ORDERCLOSED, NUMBER_USED, Closed, Closed, NOT_REFUNDABLE, Unknown",
        "ORDER_CLOSED, NUMBER_USED, Closed, Closed, NOT_REFUNDABLE, Unknown",
        "OUT_TRADE_NO_USED, NUMBER_USED, Unknown, Unknown, NUMBER_USED, Unknown",
        "REFUND_FEE_MISMATCH, NUMBER_USED, Unknown, Unknown, NUMBER_USED, Unknown",
        "NOTENOUGH, DECLINED, Unknown, Unknown, NOT_REFUNDABLE, Unknown",
        "NOT_ENOUGH, DECLINED, Unknown, Unknown, NOT_REFUNDABLE, Unknown",
        "NOTSUPORTCARD, DECLINED, Unknown, Unknown, NOT_REFUNDABLE, Unknown",
        "AUTHCODEEXPIRE, PAYER_INVALID, Unknown, Unknown, Unknown, Unknown",
        "AUTH_CODE_INVALID, PAYER_INVALID, Unknown, Unknown, Unknown, Unknown",
        "SIGNERROR, MISCONFIGURED, Unknown, Unknown, Unknown, Unknown",
        "SIGN_ERROR, MISCONFIGURED, Unknown, Unknown, Unknown, Unknown",
        "NO_AUTH, MISCONFIGURED, Unknown, Unknown, Unknown, Unknown",
        "APPID_MCHID_NOT_MATCH, MISCONFIGURED, Unknown, Unknown, Unknown, Unknown",
        "CERT_ERROR, MISCONFIGURED, Unknown, Unknown, Unknown, Unknown",
        "PARAM_ERROR, OTHER, Unknown, Unknown, OTHER, Unknown",
        "INVALID_REQUEST, OTHER, Unknown, Unknown, NOT_REFUNDABLE, Unknown",
        "TRADE_OVERDUE, OTHER, Unknown, Unknown, NOT_REFUNDABLE, Unknown",
        "TRADE_STATE_ERROR, OTHER, Unknown, Unknown, NOT_REFUNDABLE, Unknown",
        "USER_ACCOUNT_ABNORMAL, OTHER, Unknown, Unknown, NOT_REFUNDABLE, Unknown",
        "RULE_LIMIT, OTHER, Unknown, Unknown, OTHER, Unknown",
    })
    void a_code_means(
            String code, String prepaid, String queried, String closed, String refunded, String refundQueried) {
        Failure failure = new Failure(code, "words");

        assertThat(name(failure.prepaid())).isEqualTo(prepaid);
        assertThat(name(failure.queried())).isEqualTo(queried);
        assertThat(name(failure.closed(LATER))).isEqualTo(closed);
        assertThat(name(failure.refunded())).isEqualTo(refunded);
        assertThat(name(failure.refundQueried())).isEqualTo(refundQueried);
    }

    @Test
    void some_codes_are_told_apart_by_their_words() {
        assertThat(name(new Failure("PARAM_ERROR", "输入源“/body/payer/openid”").prepaid()))
                .isEqualTo("PAYER_INVALID");
        assertThat(name(new Failure("PARAM_ERROR", "auth_code").prepaid())).isEqualTo("PAYER_INVALID");
        assertThat(name(new Failure("PARAM_ERROR", "total_fee").prepaid())).isEqualTo("AMOUNT_NOT_ALLOWED");
        assertThat(name(new Failure("INVALID_REQUEST", "201 商户订单号重复").prepaid()))
                .isEqualTo("NUMBER_USED");
        assertThat(name(new Failure("INVALID_REQUEST", "订单金额或退款金额与之前请求不一致").refunded()))
                .isEqualTo("NUMBER_USED");
        assertThat(new Failure("INVALID_REQUEST", "最短调用间隔为5分钟").closed(LATER)).isEqualTo(new Closing.TooEarly(LATER));
    }

    @Test
    void long_words_are_cut() {
        assertThat(new Failure("ERROR", "x".repeat(5000)).message()).hasSize(200);
    }

    private static String name(Object outcome) {
        if (outcome instanceof Prepaid.Refused refused) {
            return reason(refused.refusal());
        }
        if (outcome instanceof RefundAnswer.Refused refused) {
            return reason(refused.refusal());
        }
        if (outcome instanceof TradeState.Refused refused) {
            return reason(refused.refusal());
        }
        return outcome.getClass().getSimpleName();
    }

    private static String reason(ChannelRefusal refusal) {
        return refusal.reason().name();
    }
}

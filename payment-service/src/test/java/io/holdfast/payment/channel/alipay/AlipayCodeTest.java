package io.holdfast.payment.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.Trouble;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AlipayCodeTest extends AlipayContract {

    private static final String PAY = "alipay.trade.pay";

    @Override
    protected PaymentMethod method() {
        return PaymentMethod.ALIPAY_CODE;
    }

    @Override
    protected Map<String, String> payer() {
        return Map.of("auth_code", "28763443825664394");
    }

    @Override
    protected PayerAction.Kind action() {
        return PayerAction.Kind.WAIT;
    }

    @Override
    protected boolean prepayAsksTheChannel() {
        return true;
    }

    private void answers(String json) {
        ((FakeAlipay) server()).instead.put(PAY, json);
    }

    @Test
    void a_payer_without_a_password_pays_at_once() {
        Prepay prepay = prepay(price());
        answers("{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"" + prepay.attemptNo()
                + "\",\"trade_no\":\"2026112500001\",\"total_amount\":\"12.34\","
                + "\"gmt_payment\":\"2026-11-25 20:00:00\"}");

        assertThat(channel().prepay(settings(), prepay))
                .isInstanceOfSatisfying(
                        Prepaid.Settled.class,
                        settled -> assertThat(settled.state()).isInstanceOfSatisfying(TradeState.Paid.class, paid -> {
                            assertThat(paid.receipt().paid()).isEqualTo(prepay.amount());
                            assertThat(paid.receipt().channelTransactionId()).isEqualTo("2026112500001");
                            assertThat(paid.receipt().paidAt()).isEqualTo("2026-11-25T12:00:00Z");
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "ACQ.BUYER_BALANCE_NOT_ENOUGH, DECLINED",
        "ACQ.PAYMENT_AUTH_CODE_INVALID, PAYER_INVALID",
        "ACQ.CONTEXT_INCONSISTENT, NUMBER_USED",
        "ACQ.TRADE_HAS_CLOSE, NUMBER_USED",
        "ACQ.TOTAL_FEE_EXCEED, AMOUNT_NOT_ALLOWED",
        "ACQ.ACCESS_FORBIDDEN, MISCONFIGURED",
        "ACQ.SOMETHING_NEW, OTHER"
    })
    void a_refusal_has_its_reason(String subCode, ChannelRefusal.Reason reason) {
        answers("{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"" + subCode + "\",\"sub_msg\":\"x\"}");

        assertThat(channel().prepay(settings(), prepay(price())))
                .isEqualTo(new Prepaid.Refused(new ChannelRefusal(reason, subCode, "x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"20000\",\"msg\":\"Service Currently Unavailable\",\"sub_code\":\"aop.unknow-error\"}",
                "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"ACQ.SYSTEM_ERROR\"}",
                "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"ACQ.TRADE_HAS_SUCCESS\"}",
                "{\"code\":\"10000\",\"out_trade_no\":\"another\",\"trade_no\":\"1\",\"total_amount\":\"12.34\","
                        + "\"gmt_payment\":\"2026-11-25 20:00:00\"}",
                "{\"msg\":\"no code\"}",
                "{}"
            })
    void what_decides_nothing_is_unknown(String answer) {
        answers(answer);

        assertThat(channel().prepay(settings(), prepay(price()))).isInstanceOf(Prepaid.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "not a code of a payer"})
    void a_code_that_is_none_is_refused_without_asking(String code) {
        Prepay prepay = prepay(price());
        Prepay wrong = new Prepay(
                prepay.attemptNo(),
                prepay.method(),
                prepay.description(),
                prepay.amount(),
                prepay.createdAt(),
                prepay.expiresAt(),
                false,
                Map.of("auth_code", code),
                null);

        assertThat(channel().prepay(settings(), wrong))
                .isInstanceOfSatisfying(
                        Prepaid.Refused.class,
                        refused ->
                                assertThat(refused.refusal().reason()).isEqualTo(ChannelRefusal.Reason.PAYER_INVALID));
        assertThat(((FakeAlipay) server()).requests).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void a_payers_code_is_in_no_log(Trouble trouble) {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        root.addAppender(said);
        try {
            answers("{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"ACQ.PAYMENT_FAIL\"}");
            server().misbehave(trouble);
            Prepaid prepaid = channel().prepay(settings(), prepay(price()));

            assertThat(prepaid.toString()).doesNotContain(payer().get("auth_code"));
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(text -> text.contains(payer().get("auth_code")));
        } finally {
            root.detachAppender(said);
        }
    }

    @Test
    void wrong_credentials_refuse_a_prepay_and_say_nothing_of_a_trade_or_a_refund() {
        Prepay prepay = paid();
        String wrong = "{\"code\":\"40002\",\"msg\":\"Invalid Arguments\",\"sub_code\":\"isv.invalid-app-id\"}";
        ((FakeAlipay) server()).instead.put("alipay.trade.query", wrong);
        ((FakeAlipay) server()).instead.put("alipay.trade.refund", wrong);
        ((FakeAlipay) server()).instead.put("alipay.trade.close", wrong);
        answers(wrong);

        assertThat(channel().prepay(settings(), prepay(price())))
                .isInstanceOfSatisfying(
                        Prepaid.Refused.class,
                        refused ->
                                assertThat(refused.refusal().reason()).isEqualTo(ChannelRefusal.Reason.MISCONFIGURED));
        assertThat(query(prepay)).isInstanceOf(TradeState.Unknown.class);
        assertThat(close(prepay)).isInstanceOf(Closing.Unknown.class);
        assertThat(channel().refund(settings(), refund(prepay, price(1)))).isInstanceOf(RefundAnswer.Unknown.class);
    }
}

package io.holdfast.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every channel must do, whatever it speaks. A channel's test inherits this once for each way to pay and supplies the
 * channel, made with read timeouts of a second at most, and a {@link FakeChannelServer}.
 */
public abstract class PaymentChannelContract {

    /** How long a call may take in the test, whatever the channel does. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private FakeChannelServer server;

    /** The same for all tests of a class, or a new one each time. */
    protected abstract PaymentChannel channel();

    /** A new one, without any trade. */
    protected abstract FakeChannelServer newServer();

    protected abstract PaymentMethod method();

    /** What every prepay names of its payer. The answer must be that the payer can pay now: not yet paid. */
    protected abstract Map<String, String> payer();

    protected abstract PayerAction.Kind action();

    /** Keys of the settings, open and secret, without which {@code check} refuses them. */
    protected abstract Set<String> requiredKeys();

    /** An amount in a currency that the channel does not take; null if it takes all. */
    protected abstract @Nullable Money unsupported();

    protected Money price() {
        return Money.of(1234, CurrencyCode.CNY);
    }

    /** False where a prepay only makes a link: then it cannot fail, and the channel learns of the trade from the payer. */
    protected boolean prepayAsksTheChannel() {
        return true;
    }

    /** False where answers carry no signature. */
    protected boolean answersAreSigned() {
        return true;
    }

    /** False where a callback carries no time that its signature covers, or one that does not speak of its age. */
    protected boolean callbacksGrowStale() {
        return true;
    }

    /** The callback's headers that hold or enter its signature, lower case. */
    protected List<String> signedHeaders() {
        return List.of();
    }

    /** Whether the lowest bit of this byte means nothing, as in the last character of a signature in Base64. */
    protected boolean isSlack(byte[] callbackBody, int at) {
        return false;
    }

    /** How long the channel may need until a refund is Done, counted in queries. */
    protected int queriesUntilRefunded() {
        return 3;
    }

    protected final FakeChannelServer server() {
        return server;
    }

    protected final ChannelSettings settings() {
        return server.settings();
    }

    @BeforeEach
    void start() {
        server = newServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // --- prepay
    // -------------------------------------------------------------------------------------------------------

    @Test
    void prepay_tells_what_the_payer_does_next() {
        Prepay prepay = prepay(price());

        assertThat(channel().prepay(settings(), prepay)).isInstanceOfSatisfying(Prepaid.Accepted.class, accepted -> {
            assertThat(accepted.action().kind()).isEqualTo(action());
            if (action() != PayerAction.Kind.WAIT) {
                assertThat(accepted.action().parameters()).isNotEmpty();
            }
        });
    }

    @Test
    void prepay_may_be_repeated_with_the_same_content() {
        Prepay prepay = prepay(price());
        channel().prepay(settings(), prepay);

        Prepaid second = channel().prepay(settings(), prepay);

        assertThat(second).isInstanceOf(Prepaid.Accepted.class);
        server.payerArrives(prepay, ((Prepaid.Accepted) second).action());
        assertThat(payAndQuery(prepay)).isInstanceOf(TradeState.Paid.class);
    }

    @Test
    void prepay_of_a_used_number_with_another_amount_is_refused() {
        assumeTrue(prepayAsksTheChannel());
        Prepay prepay = opened();

        Prepaid second = channel().prepay(settings(), with(prepay, plusOne(prepay.amount())));

        assertThat(second)
                .isInstanceOfSatisfying(
                        Prepaid.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(ChannelRefusal.Reason.NUMBER_USED));
    }

    @Test
    void prepay_in_a_currency_that_the_channel_does_not_take_is_refused() {
        Money unsupported = unsupported();
        assumeTrue(unsupported != null);

        assertPrepayRefused(settings(), unsupported, ChannelRefusal.Reason.CURRENCY_NOT_SUPPORTED);
    }

    @Test
    void prepay_of_nothing_or_less_is_refused() {
        assertPrepayRefused(settings(), Money.of(0, price().currency()), ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED);
        assertPrepayRefused(settings(), Money.of(-1, price().currency()), ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED);
    }

    @Test
    void prepay_outside_the_merchants_limits_is_refused() {
        ChannelSettings limited = withOpen(settings(), Map.of("min_minor", "500", "max_minor", "2000"));

        assertPrepayRefused(limited, price(499), ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED);
        assertPrepayRefused(limited, price(2001), ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED);
        assertThat(channel().prepay(limited, prepay(price(500)))).isInstanceOf(Prepaid.Accepted.class);
        assertThat(channel().prepay(limited, prepay(price(2000)))).isInstanceOf(Prepaid.Accepted.class);
    }

    // --- query
    // --------------------------------------------------------------------------------------------------------

    @Test
    void query_of_an_unknown_number_finds_nothing() {
        assertThat(query(prepay(price()))).isInstanceOf(TradeState.NotFound.class);
    }

    @Test
    void query_before_the_payer_pays_awaits_the_payer() {
        assertThat(query(opened())).isInstanceOf(TradeState.AwaitingPayer.class);
    }

    @Test
    void query_after_the_payer_paid_brings_the_receipt() {
        Prepay prepay = opened();

        assertThat(payAndQuery(prepay)).isInstanceOfSatisfying(TradeState.Paid.class, paid -> {
            assertThat(paid.receipt().attemptNo()).isEqualTo(prepay.attemptNo());
            assertThat(paid.receipt().paid()).isEqualTo(prepay.amount());
            assertThat(paid.receipt().channelTransactionId()).isNotBlank();
            assertThat(paid.receipt().paidAt())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        });
        assertThat(query(prepay)).isEqualTo(query(prepay));
    }

    @Test
    void query_after_a_close_says_closed() {
        Prepay prepay = opened();
        close(prepay);

        assertThat(query(prepay)).isInstanceOf(TradeState.Closed.class);
    }

    @Test
    void query_after_a_refund_still_says_paid() {
        Prepay prepay = paid();
        untilDone(refund(prepay, price(100)));

        assertThat(query(prepay))
                .isInstanceOfSatisfying(
                        TradeState.Paid.class,
                        paid -> assertThat(paid.receipt().paid()).isEqualTo(prepay.amount()));

        untilDone(refund(prepay, price(prepay.amount().amountMinor() - 100)));

        assertThat(query(prepay))
                .isInstanceOfSatisfying(
                        TradeState.Paid.class,
                        paid -> assertThat(paid.receipt().paid()).isEqualTo(prepay.amount()));
    }

    // --- close
    // --------------------------------------------------------------------------------------------------------

    @Test
    void close_ends_an_open_trade_and_may_be_repeated() {
        Prepay prepay = opened();

        assertThat(close(prepay)).isInstanceOf(Closing.Closed.class);
        assertThat(close(prepay)).isInstanceOf(Closing.Closed.class);
    }

    @Test
    void close_after_the_payer_paid_says_paid() {
        Prepay prepay = paid();

        assertThat(close(prepay)).isInstanceOf(Closing.Paid.class);
        assertThat(query(prepay)).isInstanceOf(TradeState.Paid.class);
    }

    // --- refund
    // -------------------------------------------------------------------------------------------------------

    @Test
    void refund_of_all_gives_all_back() {
        Prepay prepay = paid();

        untilDone(refund(prepay, prepay.amount()));

        assertThat(server.refundedMinor(prepay.attemptNo()))
                .isEqualTo(prepay.amount().amountMinor());
    }

    @Test
    void refunds_of_parts_add_up() {
        Prepay prepay = paid();

        untilDone(refund(prepay, price(100)));
        untilDone(refund(prepay, price(200)));

        assertThat(server.refundedMinor(prepay.attemptNo())).isEqualTo(300);
    }

    @Test
    void refund_repeated_with_the_same_number_gives_back_once() {
        Prepay prepay = paid();
        ChannelRefund refund = refund(prepay, price(100));

        untilDone(refund);
        untilDone(refund);

        assertThat(server.refundedMinor(prepay.attemptNo())).isEqualTo(100);
    }

    @Test
    void refund_above_the_rest_is_refused_and_gives_back_nothing() {
        Prepay prepay = paid();
        untilDone(refund(prepay, price(1000)));

        assertRefundRefused(refund(prepay, price(prepay.amount().amountMinor() - 999)));

        assertThat(server.refundedMinor(prepay.attemptNo())).isEqualTo(1000);
    }

    @Test
    void refund_of_an_unpaid_trade_is_refused() {
        Prepay prepay = opened();

        assertRefundRefused(refund(prepay, prepay.amount()));
    }

    @Test
    void query_of_an_unknown_refund_finds_nothing() {
        assertThat(channel().queryRefund(settings(), refund(paid(), price(100))))
                .isInstanceOf(RefundAnswer.NotFound.class);
    }

    // --- unknown
    // ------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void prepay_without_a_believable_answer_is_unknown_and_may_be_repeated(Trouble trouble) {
        assumeTrue(prepayAsksTheChannel());
        assumePossible(trouble);
        Prepay prepay = prepay(price());

        server.misbehave(trouble);
        assertThat(inTime(() -> channel().prepay(settings(), prepay))).isInstanceOf(Prepaid.Unknown.class);

        server.misbehave(Trouble.NONE);
        assertThat(channel().prepay(settings(), prepay)).isInstanceOf(Prepaid.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void query_without_a_believable_answer_is_unknown(Trouble trouble) {
        assumePossible(trouble);
        Prepay prepay = paid();

        server.misbehave(trouble);

        assertThat(inTime(() -> query(prepay))).isInstanceOf(TradeState.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void close_without_a_believable_answer_is_unknown_and_may_be_repeated(Trouble trouble) {
        assumePossible(trouble);
        Prepay prepay = opened();

        server.misbehave(trouble);
        assertThat(inTime(() -> close(prepay))).isInstanceOf(Closing.Unknown.class);

        server.misbehave(Trouble.NONE);
        assertThat(close(prepay)).isInstanceOf(Closing.Closed.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void refund_without_a_believable_answer_is_unknown_and_repeated_gives_back_once(Trouble trouble) {
        assumePossible(trouble);
        Prepay prepay = paid();
        ChannelRefund refund = refund(prepay, price(100));

        server.misbehave(trouble);
        assertThat(inTime(() -> channel().refund(settings(), refund))).isInstanceOf(RefundAnswer.Unknown.class);

        server.misbehave(Trouble.NONE);
        untilDone(refund);
        assertThat(server.refundedMinor(prepay.attemptNo())).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void refund_query_without_a_believable_answer_is_unknown(Trouble trouble) {
        assumePossible(trouble);
        ChannelRefund refund = refund(paid(), price(100));
        untilDone(refund);

        server.misbehave(trouble);

        assertThat(inTime(() -> channel().queryRefund(settings(), refund))).isInstanceOf(RefundAnswer.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_REFUSED", "SILENCE", "GARBAGE", "SERVER_ERROR"})
    void bill_without_a_believable_answer_is_unavailable(Trouble trouble) {
        server.misbehave(trouble);

        assertThatThrownBy(() -> inTime(() -> channel().bill(settings(), server.billDay())))
                .isInstanceOf(ChannelUnavailableException.class);
    }

    // --- callbacks
    // ----------------------------------------------------------------------------------------------------

    @Test
    void callback_of_a_paid_trade_brings_the_receipt() {
        Prepay prepay = paid();

        assertThat(read(server.paidCallback(prepay.attemptNo(), Instant.now())))
                .isInstanceOfSatisfying(CallbackReading.OfTrade.class, of -> {
                    assertThat(of.attemptNo()).isEqualTo(prepay.attemptNo());
                    assertThat(of.state()).isInstanceOfSatisfying(TradeState.Paid.class, paid -> {
                        assertThat(paid.receipt().attemptNo()).isEqualTo(prepay.attemptNo());
                        assertThat(paid.receipt().paid()).isEqualTo(prepay.amount());
                    });
                });
    }

    @Test
    void callback_and_query_bring_the_same_receipt() {
        Prepay prepay = paid();

        CallbackReading reading = read(server.paidCallback(prepay.attemptNo(), Instant.now()));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        CallbackReading.OfTrade.class,
                        of -> assertThat(of.state())
                                .isInstanceOfSatisfying(
                                        TradeState.Paid.class,
                                        told -> assertThat(query(prepay))
                                                .isInstanceOfSatisfying(
                                                        TradeState.Paid.class,
                                                        asked -> assertThat(asked.receipt()
                                                                        .channelTransactionId())
                                                                .isEqualTo(told.receipt()
                                                                        .channelTransactionId()))));
    }

    @Test
    void callback_with_any_byte_changed_is_rejected() {
        Callback good = server.paidCallback(paid().attemptNo(), Instant.now());
        assertThat(read(good)).isInstanceOf(CallbackReading.OfTrade.class);

        ChannelSettings settings = settings();
        for (int at = 0; at < good.body().length; at++) {
            byte[] body = good.body().clone();
            body[at] ^= 1;
            if (!isSlack(good.body(), at)) {
                assertThat(channel().read(settings, new Callback(good.path(), good.query(), good.headers(), body)))
                        .as("byte %d of %d", at, body.length)
                        .isInstanceOf(CallbackReading.Rejected.class);
            }
        }
    }

    @Test
    void callback_with_a_signed_header_changed_or_missing_is_rejected() {
        Callback good = server.paidCallback(paid().attemptNo(), Instant.now());

        for (String header : signedHeaders()) {
            String value = String.valueOf(good.header(header));
            char first = value.charAt(0) == '1' ? '2' : '1';
            assertThat(read(withHeader(good, header, List.of(first + value.substring(1)))))
                    .as("changed %s", header)
                    .isInstanceOf(CallbackReading.Rejected.class);
            assertThat(read(withHeader(good, header, List.of())))
                    .as("no %s", header)
                    .isInstanceOf(CallbackReading.Rejected.class);
        }
    }

    @Test
    void callback_with_the_signature_of_another_is_rejected() {
        Callback first = server.paidCallback(paid().attemptNo(), Instant.now());
        Callback second = server.paidCallback(paid().attemptNo(), Instant.now());
        assumeTrue(!signedHeaders().isEmpty());

        assertRejected(
                new Callback(first.path(), first.query(), second.headers(), first.body()),
                CallbackReading.Fault.WRONG_SIGNATURE);
    }

    @Test
    void callback_signed_too_long_ago_or_in_the_future_is_stale() {
        assumeTrue(callbacksGrowStale());
        String attemptNo = paid().attemptNo();

        assertRejected(
                server.paidCallback(attemptNo, Instant.now().minus(Duration.ofMinutes(6))),
                CallbackReading.Fault.STALE);
        assertRejected(
                server.paidCallback(attemptNo, Instant.now().plus(Duration.ofMinutes(6))), CallbackReading.Fault.STALE);
        assertThat(read(server.paidCallback(attemptNo, Instant.now().minus(Duration.ofMinutes(4)))))
                .isInstanceOf(CallbackReading.OfTrade.class);
    }

    @Test
    void callback_for_another_merchant_is_not_for_us() {
        assertRejected(
                server.paidCallbackForAnother(paid().attemptNo(), Instant.now()), CallbackReading.Fault.NOT_FOR_US);
    }

    @Test
    void callback_that_is_nonsense_is_rejected() {
        for (String nonsense : List.of("", "{", "<xml>", "a=b", "\u0000\u0001", "null", "[]")) {
            Callback callback = new Callback("/callbacks/x/y", "", Map.of(), nonsense.getBytes());
            assertThat(read(callback)).as(nonsense).isInstanceOf(CallbackReading.Rejected.class);
        }
    }

    @Test
    void replies_say_whether_we_understood() {
        assertThat(channel().reply(true).status()).isBetween(200, 299);
        assertThat(channel().reply(true)).isNotEqualTo(channel().reply(false));
    }

    // --- bill
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void bill_lists_what_was_paid_and_what_went_back() {
        Prepay prepay = paid();
        ChannelRefund refund = refund(prepay, price(100));
        untilDone(refund);

        List<BillLine> bill = channel().bill(settings(), server.billDay());

        assertThat(bill).anySatisfy(line -> {
            assertThat(line.attemptNo()).isEqualTo(prepay.attemptNo());
            assertThat(line.refundNo()).isNull();
            assertThat(line.amount()).isEqualTo(prepay.amount());
        });
        assertThat(bill).anySatisfy(line -> {
            assertThat(line.attemptNo()).isEqualTo(prepay.attemptNo());
            assertThat(line.refundNo()).isEqualTo(refund.refundNo());
            assertThat(line.amount()).isEqualTo(refund.amount());
        });
        assertThat(bill).hasSize(2);
    }

    // --- settings
    // -----------------------------------------------------------------------------------------------------

    @Test
    void complete_settings_pass_the_check() {
        channel().check(settings());
    }

    @Test
    void a_missing_setting_is_named_by_the_check() {
        assertThat(requiredKeys()).isNotEmpty();
        for (String key : requiredKeys()) {
            assertThatThrownBy(() -> channel().check(without(settings(), key)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(key);
        }
    }

    @Test
    void an_unreadable_secret_is_never_repeated_by_the_check() {
        for (String key : settings().secret().keySet()) {
            ChannelSettings broken = withSecret(settings(), key, "not-a-key-of-any-kind-%%");
            try {
                channel().check(broken);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining(key).hasMessageNotContaining("not-a-key");
            }
        }
    }

    @Test
    void secrets_are_in_no_text() {
        Prepay prepay = opened();
        server.payerPays(prepay.attemptNo());
        ChannelRefund refund = refund(prepay, price(100));
        Callback callback = server.paidCallback(prepay.attemptNo(), Instant.now());
        StringBuilder said = new StringBuilder();
        for (Trouble trouble : Trouble.values()) {
            server.misbehave(trouble);
            said.append(settings())
                    .append(channel())
                    .append(channel().prepay(settings(), prepay(price())))
                    .append(query(prepay))
                    .append(close(prepay))
                    .append(channel().refund(settings(), refund))
                    .append(channel().queryRefund(settings(), refund))
                    .append(read(callback))
                    .append(read(new Callback("", "", Map.of(), callback.body())));
        }

        settings()
                .secret()
                .forEach((key, secret) -> assertThat(said.toString()).as(key).doesNotContain(secret));
    }

    // --- what tests of one channel may use too
    // ------------------------------------------------------------------------

    /** A prepay under a new number, created an hour ago so that it may be closed. */
    protected final Prepay prepay(Money amount) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Prepay(
                number(),
                method(),
                "Two lemons & a lime",
                amount,
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)),
                false,
                payer(),
                "https://shop.example/thanks");
    }

    /** A trade whose payer has seen it and not paid it. */
    protected final Prepay opened() {
        Prepay prepay = prepay(price());
        Prepaid prepaid = channel().prepay(settings(), prepay);
        assertThat(prepaid).isInstanceOf(Prepaid.Accepted.class);
        server.payerArrives(prepay, ((Prepaid.Accepted) prepaid).action());
        return prepay;
    }

    protected final Prepay paid() {
        Prepay prepay = opened();
        assertThat(payAndQuery(prepay)).isInstanceOf(TradeState.Paid.class);
        return prepay;
    }

    protected final TradeState payAndQuery(Prepay prepay) {
        server.payerPays(prepay.attemptNo());
        return query(prepay);
    }

    protected final TradeReference reference(Prepay prepay) {
        return new TradeReference(prepay.attemptNo(), prepay.method(), prepay.amount(), prepay.createdAt(), null);
    }

    protected final TradeState query(Prepay prepay) {
        return channel().query(settings(), reference(prepay));
    }

    protected final Closing close(Prepay prepay) {
        return channel().close(settings(), reference(prepay));
    }

    protected final CallbackReading read(Callback callback) {
        return read(channel(), settings(), callback);
    }

    /** As the guard does. */
    protected static CallbackReading read(PaymentChannel channel, ChannelSettings settings, Callback callback) {
        CallbackReading reading = channel.read(settings, callback);
        return reading instanceof CallbackReading.Unproven unproven
                ? unproven.asked().get()
                : reading;
    }

    /** A refund under a new number, of a trade that knows its transaction at the channel if it is paid. */
    protected final ChannelRefund refund(Prepay prepay, Money amount) {
        String transactionId =
                query(prepay) instanceof TradeState.Paid paid ? paid.receipt().channelTransactionId() : null;
        return new ChannelRefund(
                number(), prepay.attemptNo(), prepay.method(), transactionId, prepay.amount(), amount, "sour");
    }

    protected final void untilDone(ChannelRefund refund) {
        RefundAnswer answer = channel().refund(settings(), refund);
        for (int query = 0; answer instanceof RefundAnswer.Pending && query < queriesUntilRefunded(); query++) {
            answer = channel().queryRefund(settings(), refund);
        }
        assertThat(answer)
                .isInstanceOfSatisfying(
                        RefundAnswer.Done.class,
                        done -> assertThat(done.channelRefundId()).isNotBlank());
    }

    protected final Money price(long amountMinor) {
        return Money.of(amountMinor, price().currency());
    }

    protected static String number() {
        return "t" + Long.toString(System.nanoTime(), 36)
                + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    }

    protected static ChannelSettings withOpen(ChannelSettings settings, Map<String, String> more) {
        Map<String, String> open = new HashMap<>(settings.open());
        open.putAll(more);
        return with(settings, open, settings.secret());
    }

    protected static ChannelSettings withSecret(ChannelSettings settings, String key, String value) {
        Map<String, String> secret = new HashMap<>(settings.secret());
        secret.put(key, value);
        return with(settings, settings.open(), secret);
    }

    protected static ChannelSettings without(ChannelSettings settings, String key) {
        Map<String, String> open = new HashMap<>(settings.open());
        Map<String, String> secret = new HashMap<>(settings.secret());
        open.remove(key);
        secret.remove(key);
        return with(settings, open, secret);
    }

    /** Under a version that was never used, so that no client made for other settings is taken. */
    private static ChannelSettings with(
            ChannelSettings settings, Map<String, String> open, Map<String, String> secret) {
        return new ChannelSettings(
                settings.merchantId(),
                settings.channel(),
                ThreadLocalRandom.current().nextLong(1_000_000, Long.MAX_VALUE),
                settings.endpoint(),
                settings.callbackUrl(),
                open,
                secret);
    }

    private static Prepay with(Prepay prepay, Money amount) {
        return new Prepay(
                prepay.attemptNo(),
                prepay.method(),
                prepay.description(),
                amount,
                prepay.createdAt(),
                prepay.expiresAt(),
                prepay.manualCapture(),
                prepay.payer(),
                prepay.returnUrl());
    }

    private static Money plusOne(Money amount) {
        return amount.plus(Money.of(1, amount.currency()));
    }

    private static Callback withHeader(Callback callback, String header, List<String> values) {
        Map<String, List<String>> headers = new HashMap<>(callback.headers());
        headers.put(header, values);
        return new Callback(callback.path(), callback.query(), headers, callback.body());
    }

    private void assumePossible(Trouble trouble) {
        assumeTrue(trouble != Trouble.WRONG_SIGNATURE || answersAreSigned());
    }

    private void assertPrepayRefused(ChannelSettings settings, Money amount, ChannelRefusal.Reason reason) {
        assertThat(channel().prepay(settings, prepay(amount)))
                .isInstanceOfSatisfying(
                        Prepaid.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }

    private void assertRefundRefused(ChannelRefund refund) {
        assertThat(channel().refund(settings(), refund))
                .isInstanceOfSatisfying(
                        RefundAnswer.Refused.class,
                        refused ->
                                assertThat(refused.refusal().reason()).isEqualTo(ChannelRefusal.Reason.NOT_REFUNDABLE));
    }

    private void assertRejected(Callback callback, CallbackReading.Fault fault) {
        assertThat(read(callback))
                .isInstanceOfSatisfying(
                        CallbackReading.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(fault));
    }

    private static <T> T inTime(Supplier<T> call) {
        long began = System.nanoTime();
        T answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        return answer;
    }
}

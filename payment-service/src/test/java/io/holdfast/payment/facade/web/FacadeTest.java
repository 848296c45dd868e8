package io.holdfast.payment.facade.web;

import io.holdfast.payment.degrade.Degradation;
import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.facade.web.Fakes.FakeAccounts;
import io.holdfast.payment.facade.web.Fakes.FakeCatalogue;
import io.holdfast.payment.facade.web.Fakes.FakeOrders;
import io.holdfast.payment.facade.web.Fakes.FakePoints;
import io.holdfast.payment.fake.FakeChannel;
import io.holdfast.stack.MariaDb;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** One facade for all tests of this module that talk to it over HTTP; each test brings its own merchant. */
abstract class FacadeTest {

    private static MariaDb.Schema schema;
    private static FacadeApp app;

    Caller operator;
    String merchantId;
    Caller merchant;

    static synchronized FacadeApp app() {
        if (app == null) {
            app = FacadeApp.start(schema());
            Runtime.getRuntime().addShutdownHook(new Thread(app::close));
        }
        return app;
    }

    static synchronized MariaDb.Schema schema() {
        if (schema == null) {
            schema = MariaDb.shared().freshSchema("facade");
        }
        return schema;
    }

    @BeforeEach
    void a_merchant() {
        lane().mode = FakeLane.Mode.SUCCEED;
        lane().left.clear();
        degrade("NONE");
        wechat().silent = false;
        wechat().prepaid = null;
        for (Fakes.Disturbed each : List.of(orders(), accounts(), catalogue(), points())) {
            each.disturbance = () -> {};
        }
        orders().refusal = null;
        accounts().depositRefusal = null;
        accounts().statusRefusal = null;
        catalogue().refusal = null;
        operator = Caller.operator(app().port(), FacadeApp.OPERATOR_TOKEN);
        merchantId = newMerchant();
        merchant = newKey(merchantId);
    }

    String newMerchant() {
        return operator.call("POST", "/operator/v1/merchants")
                .json("{\"name\":\"Tea & Books\",\"fee_basis_points\":60}")
                .send()
                .text("id");
    }

    Caller newKey(String ofMerchant) {
        Answer key = operator.call("POST", "/operator/v1/merchants/" + ofMerchant + "/keys")
                .send();
        return Caller.merchant(app().port(), key.text("key"), key.text("secret"));
    }

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    static String payment(String number) {
        return "{\"merchant_payment_no\":\"" + number + "\",\"order_id\":\"ord_1\",\"method\":\"WALLET\","
                + "\"payer_account\":\"acc_1\",\"amount\":2500,\"currency\":\"CNY\"}";
    }

    static String order(String number) {
        return "{\"merchant_order_no\":\"" + number + "\",\"currency\":\"CNY\",\"customer\":\"小明\","
                + "\"items\":[{\"sku\":\"tea\",\"quantity\":2}]}";
    }

    /** All at once, as far as two cores can. */
    static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            start.countDown();
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get(60, TimeUnit.SECONDS));
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    static long count(String sql, Object... arguments) {
        Long counted = app().bean(JdbcTemplate.class).queryForObject(sql, Long.class, arguments);
        return counted == null ? -1 : counted;
    }

    /** The merchant's agreement with WeChat Pay. */
    void agreeOnWechat() {
        operator.call("PUT", "/operator/v1/merchants/" + merchantId + "/channels/WECHAT")
                .json("{\"endpoint\":\"http://127.0.0.1:1\",\"open\":{\"mch_id\":\"1\"},\"secret\":{\"key\":\"k\"}}")
                .send();
    }

    static String wechatPayment(String number) {
        return "{\"merchant_payment_no\":\"" + number + "\",\"order_id\":\"ord_1\",\"method\":\"WECHAT_NATIVE\","
                + "\"amount\":2500,\"currency\":\"CNY\"}";
    }

    static FakeChannel wechat() {
        return app().bean(FacadeApp.Wiring.Wechat.class).channel();
    }

    /** An operator decides what is given up. */
    static void degrade(String level) {
        app().bean(Degradation.class).take("{\"level\":\"" + level + "\"}");
    }

    static FakeLane lane() {
        return app().bean(FakeLane.class);
    }

    static FakeOrders orders() {
        return app().bean(FakeOrders.class);
    }

    static FakeAccounts accounts() {
        return app().bean(FakeAccounts.class);
    }

    static FakeCatalogue catalogue() {
        return app().bean(FakeCatalogue.class);
    }

    static FakePoints points() {
        return app().bean(FakePoints.class);
    }
}

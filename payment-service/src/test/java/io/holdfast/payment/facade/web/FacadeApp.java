package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.collect.SurplusEvents;
import io.holdfast.payment.degrade.PaymentCopies;
import io.holdfast.payment.facade.web.Fakes.FakeAccounts;
import io.holdfast.payment.facade.web.Fakes.FakeCatalogue;
import io.holdfast.payment.facade.web.Fakes.FakeOrders;
import io.holdfast.payment.facade.web.Fakes.FakePoints;
import io.holdfast.payment.fake.FakeChannel;
import io.holdfast.payment.fake.FakeChannelFunds;
import io.holdfast.payment.fake.FakeCoordinator;
import io.holdfast.payment.fake.FakeOrderPayments;
import io.holdfast.payment.fake.FakeStock;
import io.holdfast.payment.notify.Wakeups;
import io.holdfast.payment.outbox.jdbc.SurplusEventsJdbc;
import io.holdfast.payment.pay.Admission;
import io.holdfast.payment.pay.FeeRates;
import io.holdfast.payment.pay.FindPayments;
import io.holdfast.payment.pay.FindStoredPayments;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.HeldPayments;
import io.holdfast.payment.pay.HeldWallets;
import io.holdfast.payment.pay.Pay;
import io.holdfast.payment.pay.PayConfig;
import io.holdfast.payment.pay.PayOnce;
import io.holdfast.payment.pay.PaymentReplies;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.RiskGate;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.pay.jdbc.RepeatedTransaction;
import io.holdfast.payment.pay.jdbc.StoredPaymentsJdbc;
import io.holdfast.payment.risk.Screen;
import io.holdfast.payment.secondfactor.SecondFactors;
import io.holdfast.payment.settle.SettlePayments;
import io.holdfast.protection.document.DocumentsWiring;
import io.holdfast.protection.guard.GuardWiring;
import io.holdfast.stack.MariaDb;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.web.servlet.WebMvcObservationAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The facade over real HTTP and a real database, with the service's own settings; only the other services and whoever
 * carries payments out are fakes.
 */
final class FacadeApp implements AutoCloseable {

    static final String OPERATOR_TOKEN = "operator-token-canary-0123456789abcdef";
    static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    static final Duration ANSWER_WITHIN = Duration.ofMillis(300);

    /** Deliveries that somebody was told to look at. */
    static final Set<String> WAKEUPS = ConcurrentHashMap.newKeySet();

    private final ConfigurableApplicationContext context;

    private FacadeApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static FacadeApp start(MariaDb.Schema schema) {
        return start(schema, Map.of());
    }

    /** @param settings in place of the service's own */
    static FacadeApp start(MariaDb.Schema schema, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "HOLDFAST_DB_URL",
                schema.url(),
                "HOLDFAST_DB_USER",
                schema.user(),
                "HOLDFAST_DB_PASSWORD",
                schema.password(),
                "HOLDFAST_MASTER_KEY",
                MASTER_KEY,
                "HOLDFAST_OPERATOR_TOKEN",
                OPERATOR_TOKEN,
                "HOLDFAST_HTTP_PORT",
                "0",
                "HOLDFAST_CALLBACK_PORT",
                "0",
                "HOLDFAST_NACOS_ADDR",
                "",
                "HOLDFAST_INSTANCE",
                "payment-service-test"));
        all.put("holdfast.fx.rates.CNY-USD", "0.1386");
        all.put("HOLDFAST_CHANNEL_SANDBOX", "true");
        return new FacadeApp(new SpringApplicationBuilder(Wiring.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(all)
                .run(settings.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new)));
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    int callbackPort() {
        return bean(CallbackPort.class).number();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "io.holdfast.payment.merchant",
                "io.holdfast.payment.channel",
                "io.holdfast.payment.channelconfig",
                "io.holdfast.payment.receipt",
                "io.holdfast.payment.fx",
                "io.holdfast.payment.collect",
                "io.holdfast.payment.risk",
                "io.holdfast.payment.review",
                "io.holdfast.payment.secondfactor",
                "io.holdfast.payment.degrade",
                "io.holdfast.payment.idempotency",
                "io.holdfast.payment.notify",
                "io.holdfast.payment.facade"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "io\\.holdfast\\.payment\\.collect\\.rpc\\..*",
                                "io\\.holdfast\\.payment\\.notify\\.NotifyQueueWiring"
                            }))
    @ImportAutoConfiguration({
        ConfigurationPropertiesAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        TransactionManagerCustomizationAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        MetricsAutoConfiguration.class,
        SimpleMetricsExportAutoConfiguration.class,
        ObservationAutoConfiguration.class,
        WebMvcObservationAutoConfiguration.class
    })
    @Import({MoneyBack.class, GuardWiring.class, DocumentsWiring.class})
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        FakeOrders orders() {
            return new FakeOrders();
        }

        @Bean
        FakeAccounts accounts() {
            return new FakeAccounts();
        }

        @Bean
        FakeCatalogue catalogue() {
            return new FakeCatalogue();
        }

        @Bean
        FakePoints points() {
            return new FakePoints();
        }

        @Bean
        FakeLane lane(ObjectProvider<FinishPayment> finish) {
            return new FakeLane(finish::getObject);
        }

        /** WeChat Pay as the tests want it, between the other channels as they are. */
        record Wechat(FakeChannel channel) {}

        @Bean
        Wechat wechat() {
            return new Wechat(new FakeChannel("WECHAT", PaymentMethod.WECHAT_NATIVE, PaymentMethod.WECHAT_CODE));
        }

        @Bean
        @Primary
        Channels channelsOfTests(ObjectProvider<PaymentChannel> real, Wechat wechat) {
            List<PaymentChannel> all = new ArrayList<>(real.orderedStream()
                    .filter(channel -> !channel.name().equals("WECHAT"))
                    .toList());
            all.add(wechat.channel());
            return new Channels(all);
        }

        @Bean
        FakeStock stock() {
            return new FakeStock(new FakeCoordinator());
        }

        @Bean
        FakeOrderPayments orderPayments(FakeStock stock) {
            return new FakeOrderPayments(stock);
        }

        @Bean
        FakeChannelFunds channelFunds() {
            return new FakeChannelFunds();
        }

        @Bean
        SettlePayments settlePayments(StoredPayments payments, FinishPayment finish) {
            return paymentId -> finish.succeeded(Objects.requireNonNull(payments.find(paymentId)), null);
        }

        @Bean
        Transactions transactions(TransactionTemplate transaction) {
            return new RepeatedTransaction(transaction);
        }

        @Bean
        Wakeups wakeups() {
            return new Wakeups() {
                @Override
                public void now(List<String> deliveryIds) {
                    WAKEUPS.addAll(deliveryIds);
                }

                @Override
                public void later(String deliveryId, Duration delay) {
                    WAKEUPS.add(deliveryId);
                }
            };
        }

        @Bean
        PaymentWatch paymentWatch(PaymentCopies copies) {
            return copies::ended;
        }

        @Bean
        StoredPayments storedPayments(JdbcTemplate jdbc, TransactionTemplate transaction, PaymentReplies replies) {
            return new StoredPaymentsJdbc(jdbc, transaction, payment -> {}, replies);
        }

        @Bean
        SurplusEvents surplusEvents(JdbcTemplate jdbc) {
            return new SurplusEventsJdbc(jdbc);
        }

        @Bean
        FinishPayment finishPayment(StoredPayments payments, PaymentWatch watch, Clock clock) {
            return new FinishPayment(payments, watch, clock);
        }

        @Bean
        RiskGate riskGate(
                Screen screen, StoredPayments payments, Transactions transactions, PaymentWatch watch, Clock clock) {
            return new RiskGate(screen, payments, transactions, watch, Duration.ofHours(24), clock);
        }

        @Bean
        Admission admission(StoredPayments payments, RiskGate gate, SecondFactors factors) {
            return new Admission(payments, gate, factors);
        }

        private static PayConfig config() {
            return new PayConfig(
                    ANSWER_WITHIN, Duration.ofSeconds(6), Duration.ofHours(24), new PayConfig.PointsShare(5_000));
        }

        @Bean
        HeldPayments heldWallets(StoredPayments payments, FakeLane lane, Clock clock) {
            return new HeldWallets(payments, points -> true, lane, config(), clock);
        }

        @Bean
        Pay pay(StoredPayments payments, FakeLane lane, Admission admission, FeeRates fees, Clock clock) {
            return new PayOnce(
                    payments, points -> true, lane, admission, fees, (currency, points) -> null, config(), clock);
        }

        @Bean
        FindPayments findPayments(StoredPayments payments) {
            return new FindStoredPayments(payments);
        }
    }
}

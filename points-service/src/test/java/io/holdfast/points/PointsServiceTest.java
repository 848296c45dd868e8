package io.holdfast.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.points.GrantOutcome.Declined;
import io.holdfast.contract.points.GrantOutcome.Done;
import io.holdfast.contract.points.GrantOutcome.Reason;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.contract.points.PointsGrants;
import io.holdfast.contract.points.PointsView;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.stack.MariaDb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.dubbo.config.ReferenceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is started, on a real database, called over Dubbo's wire; without registry, coordinator and broker. */
class PointsServiceTest {

    private static final int DUBBO_PORT = freePort();

    private static ConfigurableApplicationContext service;
    private static PointsGrants grants;
    private static PointsAccounts accounts;

    private final GrantPoints payment =
            new GrantPoints(PublicId.mint("pay"), PublicId.mint("mer"), "阿达", Money.of(1_000, CurrencyCode.CNY));

    @BeforeAll
    static void start() {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("as_started");
        service = new SpringApplication(PointsService.class)
                .run(
                        "--spring.datasource.url=" + schema.url(),
                        "--spring.datasource.username=" + schema.user(),
                        "--spring.datasource.password=" + schema.password(),
                        "--server.port=0",
                        "--logging.level.root=WARN",
                        "--logging.level.org.apache.seata=OFF",
                        "--logging.level.org.apache.dubbo=OFF",
                        "--logging.level.org.apache.rocketmq=OFF",
                        "--dubbo.registry.address=N/A",
                        "--holdfast.protection.nacos=",
                        "--dubbo.reference.io.holdfast.contract.payment.PaymentFates.url=dubbo://127.0.0.1:1",
                        "--dubbo.protocol.port=" + DUBBO_PORT,
                        "--holdfast.points.earning.name-server=127.0.0.1:1",
                        "--seata.registry.type=file",
                        "--seata.service.grouplist.default=127.0.0.1:1");
        grants = reference(PointsGrants.class);
        accounts = reference(PointsAccounts.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void grants_and_their_refunds_cross_the_wire() {
        TakeBackPoints refund = new TakeBackPoints(PublicId.mint("ref"), payment, Money.of(400, CurrencyCode.CNY));
        assertThat(grants.grant(payment)).isEqualTo(new Done(10));
        assertThat(grants.takeBack(refund)).isEqualTo(new Done(4));
        assertThat(accounts.balance(payment.merchantId(), "阿达"))
                .isEqualTo(new PointsView(payment.merchantId(), "阿达", 6, 0));
        grants.restore(refund);
        assertThat(grants.takeBack(refund)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        grants.revoke(payment);
        assertThat(grants.grant(payment)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(accounts.history(payment.merchantId(), "阿达", null, 10).entries())
                .extracting("operation")
                .containsExactly("revoke", "restore", "take_back", "earn");
    }

    @Test
    void a_callers_mistake_crosses_the_wire_as_what_it_is() {
        TakeBackPoints nothing = new TakeBackPoints(PublicId.mint("ref"), payment, Money.of(0, CurrencyCode.CNY));
        assertThatThrownBy(() -> grants.takeBack(nothing)).isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T reference(Class<T> type) {
        ReferenceConfig<T> reference = new ReferenceConfig<>();
        reference.setInterface(type);
        reference.setUrl("dubbo://127.0.0.1:" + DUBBO_PORT + "/" + type.getName() + "?serialization=hessian2");
        // Otherwise Dubbo sees that the provider is in this JVM, and nothing crosses the wire.
        reference.setScope("remote");
        reference.setInjvm(false);
        reference.setTimeout(20_000);
        reference.setRetries(0);
        return reference.get();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

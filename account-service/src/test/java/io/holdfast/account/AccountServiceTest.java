package io.holdfast.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.Accounts;
import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.DepositOutcome.Deposited;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.OpenAccount;
import io.holdfast.contract.account.PlaceAuthorization;
import io.holdfast.contract.account.PlaceHold;
import io.holdfast.contract.account.RefundFunds;
import io.holdfast.contract.account.RefundHoldOutcome;
import io.holdfast.contract.account.StatementPage;
import io.holdfast.contract.account.SuspendChannelFunds;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.stack.MariaDb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.dubbo.config.ReferenceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is started, on a real database, called over Dubbo's wire; without a registry and a coordinator. */
class AccountServiceTest {

    private static final int DUBBO_PORT = freePort();

    private static ConfigurableApplicationContext service;
    private static Accounts accounts;
    private static FundsHolds holds;

    private final String merchant = World.merchant();

    @BeforeAll
    static void start() {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("service");
        service = new SpringApplication(AccountService.class)
                .run(
                        "--spring.datasource.url=" + schema.url(),
                        "--spring.datasource.username=" + schema.user(),
                        "--spring.datasource.password=" + schema.password(),
                        "--server.port=0",
                        "--logging.structured.format.console=",
                        "--logging.level.org.apache.seata=OFF",
                        "--logging.level.org.apache.dubbo=OFF",
                        "--dubbo.registry.address=N/A",
                        "--holdfast.protection.nacos=",
                        "--dubbo.reference.io.holdfast.contract.payment.PaymentFates.url=dubbo://127.0.0.1:1",
                        "--dubbo.protocol.port=" + DUBBO_PORT,
                        "--seata.registry.type=file",
                        "--seata.service.grouplist.default=127.0.0.1:1",
                        "--holdfast.ledger.fold-every=20ms");
        accounts = reference(Accounts.class);
        holds = reference(FundsHolds.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void accounts_cross_the_wire() {
        AccountView wallet = accounts.open(new OpenAccount(merchant, AccountKind.WALLET, "alice", CurrencyCode.KWD));
        Deposited deposited = (Deposited)
                accounts.deposit(new Deposit(merchant, "D1", wallet.accountId(), Money.of(1_234, CurrencyCode.KWD)));
        assertThat(deposited.account()).isEqualTo(accounts.find(merchant, wallet.accountId()));
        assertThat(deposited.account().availableMinor()).isEqualTo(1_234);
        StatementPage page = accounts.statement(merchant, wallet.accountId(), null, 10);
        assertThat(page).isNotNull();
        assertThat(page.lines()).singleElement().satisfies(line -> {
            assertThat(line.reference()).isEqualTo("D1");
            assertThat(line.operation()).isEqualTo("deposit");
            assertThat(line.amountMinor()).isEqualTo(1_234);
        });
        accounts.changeStatus(merchant, wallet.accountId(), AccountStatus.FROZEN);
        assertThat(accounts.find(merchant, wallet.accountId()).status()).isEqualTo(AccountStatus.FROZEN);
        String another = World.merchant();
        assertThat(accounts.find(another, wallet.accountId())).isNull();
        assertThat(accounts.statement(another, wallet.accountId(), null, 10)).isNull();
    }

    @Test
    void a_statement_names_a_deposit_as_the_merchant_does() {
        AccountView wallet = accounts.open(new OpenAccount(merchant, AccountKind.WALLET, "a/b", CurrencyCode.CNY));
        accounts.deposit(new Deposit(merchant, "D/1", wallet.accountId(), Money.of(5, CurrencyCode.CNY)));
        assertThat(accounts.statement(merchant, wallet.accountId(), null, 1)
                        .lines()
                        .get(0)
                        .reference())
                .isEqualTo("D/1");
    }

    @Test
    void a_try_outside_any_global_transaction_is_refused_and_holds_nothing() {
        AccountView wallet = accounts.open(new OpenAccount(merchant, AccountKind.WALLET, "bob", CurrencyCode.CNY));
        accounts.deposit(new Deposit(merchant, "D1", wallet.accountId(), Money.of(100, CurrencyCode.CNY)));
        String payment = PublicId.mint("pay");
        PlaceHold hold = new PlaceHold(
                payment,
                merchant,
                wallet.accountId(),
                Money.of(100, CurrencyCode.CNY),
                0,
                60,
                Instant.now().plusSeconds(60));
        assertThatThrownBy(() -> holds.place(hold))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no global transaction");
        assertThat(holds.report(List.of(payment))).containsExactly(new BranchReport(payment, BranchState.ABSENT, null));
        assertThat(accounts.find(merchant, wallet.accountId()).frozenMinor()).isZero();
    }

    @Test
    void a_lost_payment_can_be_buried_over_the_wire() {
        String payment = PublicId.mint("pay");
        BranchReport buried = new BranchReport(payment, BranchState.CANCELLED, null);
        assertThat(holds.resolve(payment, Resolution.CANCEL)).isEqualTo(buried);
        assertThat(holds.resolve(payment, Resolution.CONFIRM)).isEqualTo(buried);
    }

    @Test
    void a_channels_money_and_its_refund_cross_the_wire() {
        ChannelFunds channels = reference(ChannelFunds.class);
        RefundFunds refunds = reference(RefundFunds.class);
        Money amount = Money.of(1_000, CurrencyCode.CNY);
        CaptureChannelFunds capture =
                new CaptureChannelFunds(PublicId.mint("pay"), merchant, "TEST", "rcp_1", amount, amount, 0);
        SuspendChannelFunds suspense = new SuspendChannelFunds("rcp_2", merchant, "TEST", amount);
        assertThat(channels.capture(capture)).isEqualTo(new BookingOutcome.Booked());
        assertThat(channels.suspend(suspense)).isEqualTo(new BookingOutcome.Booked());
        assertThat(channels.giveBack(suspense)).isEqualTo(new BookingOutcome.Booked());
        FreezeRefund refund =
                new FreezeRefund(PublicId.mint("ref"), capture.paymentId(), merchant, amount, amount, "TEST", null);
        assertThat(refunds.freeze(refund)).isEqualTo(new RefundHoldOutcome.Frozen());
        assertThatThrownBy(() -> channels.uncapture(capture))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("less available");
        refunds.release(refund.refundId());
        assertThat(refunds.settle(refund.refundId()))
                .isEqualTo(new BookingOutcome.Declined(BookingOutcome.Reason.ALREADY_CANCELLED));
        channels.uncapture(capture);
        assertThat(channels.capture(capture))
                .isEqualTo(new BookingOutcome.Declined(BookingOutcome.Reason.ALREADY_CANCELLED));
    }

    @Test
    void an_authorization_crosses_the_wire() {
        Authorizations authorizations = reference(Authorizations.class);
        AccountView wallet = accounts.open(new OpenAccount(merchant, AccountKind.WALLET, "carol", CurrencyCode.JPY));
        accounts.deposit(new Deposit(merchant, "D1", wallet.accountId(), Money.of(100, CurrencyCode.JPY)));
        String payment = PublicId.mint("pay");
        assertThat(authorizations.place(new PlaceAuthorization(
                        payment,
                        merchant,
                        wallet.accountId(),
                        Money.of(100, CurrencyCode.JPY),
                        Instant.now().plusSeconds(60))))
                .isEqualTo(new HoldOutcome.Held());
        assertThat(authorizations.capture(payment, Money.of(40, CurrencyCode.JPY), 0))
                .isEqualTo(new BookingOutcome.Booked());
        authorizations.release(payment);
        assertThat(accounts.find(merchant, wallet.accountId()).availableMinor()).isEqualTo(60);
        authorizations.uncapture(payment);
        assertThat(accounts.find(merchant, wallet.accountId()).availableMinor()).isEqualTo(100);
    }

    @Test
    void what_waits_is_folded_by_itself() throws Exception {
        AccountView wallet = accounts.open(new OpenAccount(merchant, AccountKind.WALLET, "eve", CurrencyCode.CNY));
        accounts.deposit(new Deposit(merchant, "D1", wallet.accountId(), Money.of(100, CurrencyCode.CNY)));
        Instant limit = Instant.now().plusSeconds(20);
        while (!metrics()
                .contains("holdfast_ledger_pending{instance=\"account-service-1\",service=\"account-service\"} 0.0")) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
    }

    @Test
    void health_and_metrics_are_served_to_this_machine() throws Exception {
        assertThat(get("/actuator/health")).contains("\"status\":\"UP\"");
        assertThat(metrics())
                .contains(
                        "holdfast_holds_placed_total{",
                        "outcome=\"insufficient_funds\"",
                        "holdfast_holds_captured_total{",
                        "holdfast_holds_released_total{",
                        "holdfast_holds_refused_total{",
                        "holdfast_ledger_pending{",
                        "holdfast_ledger_pending_age_seconds{",
                        "hikaricp_connections_active{");
    }

    private static String metrics() throws IOException, InterruptedException {
        return get("/actuator/prometheus");
    }

    private static String get(String path) throws IOException, InterruptedException {
        String port = service.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
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

package io.holdfast.account;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.account.authorization.AuthorizationHolds;
import io.holdfast.account.authorization.CaptureAuthorization;
import io.holdfast.account.authorization.PlaceFundsAuthorization;
import io.holdfast.account.authorization.ReleaseAuthorization;
import io.holdfast.account.authorization.UncaptureAuthorization;
import io.holdfast.account.authorization.jdbc.AuthorizationHoldsJdbc;
import io.holdfast.account.balance.Balances;
import io.holdfast.account.balance.jdbc.BalancesJdbc;
import io.holdfast.account.channel.CaptureChannelMoney;
import io.holdfast.account.channel.ChannelBookings;
import io.holdfast.account.channel.GiveBackChannelMoney;
import io.holdfast.account.channel.SuspendChannelMoney;
import io.holdfast.account.channel.UncaptureChannelMoney;
import io.holdfast.account.channel.jdbc.ChannelBookingsJdbc;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.commit.jdbc.LocalCommitsJdbc;
import io.holdfast.account.deposit.BookDeposit;
import io.holdfast.account.deposit.jdbc.DepositsJdbc;
import io.holdfast.account.directory.ChangeStatus;
import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.directory.Directory;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.account.directory.RegisterAccount;
import io.holdfast.account.directory.jdbc.DirectoryJdbc;
import io.holdfast.account.hold.FinishFundsHold;
import io.holdfast.account.hold.Holds;
import io.holdfast.account.hold.PlaceFundsHold;
import io.holdfast.account.hold.ReportFundsHolds;
import io.holdfast.account.hold.jdbc.HoldsJdbc;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.ledger.FoldPostings;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.PendingPostings;
import io.holdfast.account.ledger.ReadStatement;
import io.holdfast.account.ledger.jdbc.JournalJdbc;
import io.holdfast.account.ledger.jdbc.PendingPostingsJdbc;
import io.holdfast.account.ledger.jdbc.PostingsJdbc;
import io.holdfast.account.refund.FreezeRefundMoney;
import io.holdfast.account.refund.Refunds;
import io.holdfast.account.refund.ReleaseRefundMoney;
import io.holdfast.account.refund.SettleRefundMoney;
import io.holdfast.account.refund.jdbc.RefundsJdbc;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.DepositOutcome;
import io.holdfast.contract.account.OpenAccount;
import io.holdfast.stack.MariaDb;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The whole of account-service on a real database, without the servers around it. */
public final class World {

    private static final World SHARED = new World();

    public final HikariDataSource pool;
    public final JdbcTemplate jdbc;
    public final LocalCommits commits;
    public final Clock clock = Clock.systemUTC();
    public final Directory directory;
    public final RegisterAccount register;
    public final FindAccount find;
    public final ChangeStatus statuses;
    public final MerchantAccounts merchantAccounts;
    public final ChannelAccounts channelAccounts;
    public final Journal journal;
    public final Balances balances;
    public final PendingPostings pending;
    public final FoldPostings fold;
    public final ReadStatement statements;
    public final BookDeposit deposits;
    public final Holds holds;
    public final PlaceFundsHold place;
    public final FinishFundsHold finish;
    public final ReportFundsHolds reports;
    public final DebitFolded debits;
    public final ChannelBookings bookings;
    public final CaptureChannelMoney capture;
    public final UncaptureChannelMoney uncapture;
    public final SuspendChannelMoney suspend;
    public final GiveBackChannelMoney giveBack;
    public final FreezeRefundMoney freezeRefund;
    public final ReleaseRefundMoney releaseRefund;
    public final SettleRefundMoney settleRefund;
    public final AuthorizationHolds authorizations;
    public final PlaceFundsAuthorization authorize;
    public final CaptureAuthorization captureAuthorization;
    public final ReleaseAuthorization releaseAuthorization;
    public final UncaptureAuthorization uncaptureAuthorization;
    public final MoneyAudit audit;

    private World() {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("account");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(schema.url());
        config.setUsername(schema.user());
        config.setPassword(schema.password());
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(32);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(20_000);
        driverSettings().forEach(config::addDataSourceProperty);
        pool = new HikariDataSource(config);
        Flyway.configure().dataSource(pool).load().migrate();
        jdbc = new JdbcTemplate(pool);
        commits = new LocalCommitsJdbc(new JdbcTransactionManager(pool), 5, Duration.ofSeconds(20));
        directory = new DirectoryJdbc(jdbc);
        register = new RegisterAccount(commits, directory, clock);
        find = new FindAccount(directory);
        statuses = new ChangeStatus(commits, directory, find);
        merchantAccounts = new MerchantAccounts(register);
        new PlatformAccounts(commits, directory, clock).openMissing();
        journal = new JournalJdbc(jdbc);
        balances = new BalancesJdbc(jdbc);
        pending = new PendingPostingsJdbc(jdbc);
        fold = new FoldPostings(commits, pending, balances, 100);
        statements = new ReadStatement(new PostingsJdbc(jdbc));
        deposits = new BookDeposit(commits, new DepositsJdbc(jdbc), journal, balances, find, clock);
        holds = new HoldsJdbc(jdbc);
        place = new PlaceFundsHold(commits, holds, balances, find, merchantAccounts, clock);
        finish = new FinishFundsHold(commits, holds, journal, balances, merchantAccounts, clock);
        reports = new ReportFundsHolds(holds);
        channelAccounts = new ChannelAccounts(commits, directory, clock);
        debits = new DebitFolded(commits, pending, balances, directory);
        bookings = new ChannelBookingsJdbc(jdbc);
        capture = new CaptureChannelMoney(commits, bookings, journal, merchantAccounts, channelAccounts, clock);
        uncapture = new UncaptureChannelMoney(commits, bookings, journal, debits, merchantAccounts, clock);
        suspend = new SuspendChannelMoney(commits, bookings, journal, channelAccounts, clock);
        giveBack = new GiveBackChannelMoney(bookings, journal, debits, channelAccounts, clock);
        Refunds refunds = new RefundsJdbc(jdbc);
        freezeRefund = new FreezeRefundMoney(debits, refunds, find, merchantAccounts, clock);
        releaseRefund = new ReleaseRefundMoney(commits, refunds, balances, clock);
        settleRefund = new SettleRefundMoney(commits, refunds, journal, balances, channelAccounts, clock);
        authorizations = new AuthorizationHoldsJdbc(jdbc);
        authorize = new PlaceFundsAuthorization(commits, authorizations, balances, find, merchantAccounts, clock);
        captureAuthorization =
                new CaptureAuthorization(commits, authorizations, journal, balances, merchantAccounts, clock);
        releaseAuthorization = new ReleaseAuthorization(commits, authorizations, balances, clock);
        uncaptureAuthorization = new UncaptureAuthorization(
                authorizations, releaseAuthorization, journal, debits, merchantAccounts, clock);
        audit = new MoneyAudit(jdbc);
    }

    /** One of its own, for tests that break things or look at everything there is. */
    public static World fresh() {
        return new World();
    }

    /** Those the service runs with. */
    private static Map<String, String> driverSettings() {
        String prefix = "spring.datasource.hikari.data-source-properties.";
        Map<String, String> settings = new HashMap<>();
        EnumerablePropertySource<?> file = (EnumerablePropertySource<?>) SettingsTest.file();
        for (String key : file.getPropertyNames()) {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), String.valueOf(file.getProperty(key)));
            }
        }
        return settings;
    }

    public static World shared() {
        return SHARED;
    }

    /** A new merchant's id. */
    public static String merchant() {
        return PublicId.mint("mer");
    }

    /** A new channel's name. */
    public static String channel() {
        return "T" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
    }

    /** What a merchant's own account has available and frozen. */
    public AccountView merchants(String merchantId, CurrencyCode currency) {
        return account(merchantAccounts.idOf(merchantId, currency));
    }

    /** Pays a merchant, without a fee, through a channel of its own; the posting waits to be folded. */
    public void earn(String merchantId, Money amount) {
        CaptureChannelFunds payment = new CaptureChannelFunds(
                PublicId.mint("pay"), merchantId, channel(), PublicId.mint("rcp"), amount, amount, 0);
        if (!capture.capture(payment).equals(new BookingOutcome.Booked())) {
            throw new AssertionError(payment + " was not captured");
        }
    }

    public long platform(AccountKind kind, CurrencyCode currency) {
        return account(PlatformAccounts.id(kind, currency)).availableMinor();
    }

    public AccountView wallet(String merchantId, CurrencyCode currency) {
        return register.open(new OpenAccount(merchantId, AccountKind.WALLET, PublicId.mint("cus"), currency));
    }

    public AccountView wallet(String merchantId, Money content) {
        AccountView wallet = wallet(merchantId, content.currency());
        DepositOutcome outcome =
                deposits.book(new Deposit(merchantId, PublicId.mint("dep"), wallet.accountId(), content));
        return ((DepositOutcome.Deposited) outcome).account();
    }

    public AccountView account(AccountView account) {
        return account(account.accountId());
    }

    public AccountView account(String accountId) {
        return Objects.requireNonNull(directory.find(accountId));
    }
}

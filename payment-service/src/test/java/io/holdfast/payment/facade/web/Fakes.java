package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.Accounts;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.DepositOutcome;
import io.holdfast.contract.account.OpenAccount;
import io.holdfast.contract.account.StatementLine;
import io.holdfast.contract.account.StatementPage;
import io.holdfast.contract.account.StatusOutcome;
import io.holdfast.contract.order.Catalogue;
import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderLine;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.Orders;
import io.holdfast.contract.order.SkuView;
import io.holdfast.contract.order.StockUp;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.contract.points.PointsEntry;
import io.holdfast.contract.points.PointsPage;
import io.holdfast.contract.points.PointsView;
import io.holdfast.contract.points.QuoteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The other services as far as the facade sees them: in memory, and made to fail on demand. */
final class Fakes {

    static final Instant WHEN = Instant.parse("2026-11-23T10:00:00.123456Z");

    private Fakes() {}

    /** What a call does before it is answered: nothing, or it throws. */
    static class Disturbed {

        volatile Runnable disturbance = () -> {};
        final AtomicInteger calls = new AtomicInteger();

        void called() {
            calls.incrementAndGet();
            disturbance.run();
        }
    }

    static final class FakeOrders extends Disturbed implements Orders {

        final Map<String, OrderView> byId = new ConcurrentHashMap<>();
        volatile OrderOutcome.@Nullable Refused refusal;

        @Override
        public OrderOutcome create(CreateOrder request) {
            called();
            OrderOutcome.Refused refused = refusal;
            if (refused != null) {
                return refused;
            }
            OrderView made = findByNumberQuietly(request.merchantId(), request.merchantOrderNo());
            return new OrderOutcome.Accepted(made != null ? made : make(request));
        }

        private OrderView make(CreateOrder request) {
            List<OrderLine> lines = lines(request.items());
            OrderView order = new OrderView(
                    PublicId.mint("ord"),
                    request.merchantId(),
                    request.merchantOrderNo(),
                    request.customer(),
                    Money.of(total(lines), request.currency()),
                    0,
                    OrderState.OPEN,
                    lines,
                    null,
                    WHEN,
                    WHEN.plus(request.payWithin() == null ? java.time.Duration.ofMinutes(30) : request.payWithin()));
            byId.put(order.orderId(), order);
            return order;
        }

        @Override
        public @Nullable OrderView find(String merchantId, String orderId) {
            called();
            OrderView order = byId.get(orderId);
            return order == null || !order.merchantId().equals(merchantId) ? null : order;
        }

        @Override
        public @Nullable OrderView findByNumber(String merchantId, String merchantOrderNo) {
            called();
            return findByNumberQuietly(merchantId, merchantOrderNo);
        }

        private @Nullable OrderView findByNumberQuietly(String merchantId, String number) {
            return byId.values().stream()
                    .filter(order -> order.merchantId().equals(merchantId)
                            && order.merchantOrderNo().equals(number))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public OrderOutcome amend(String merchantId, String orderId, List<OrderItem> items) {
            OrderView order = find(merchantId, orderId);
            if (order == null) {
                return new OrderOutcome.Refused(OrderOutcome.Reason.ORDER_NOT_FOUND, null);
            }
            return changed(order, order.state(), lines(items));
        }

        @Override
        public OrderOutcome cancel(String merchantId, String orderId) {
            OrderView order = find(merchantId, orderId);
            return order == null
                    ? new OrderOutcome.Refused(OrderOutcome.Reason.ORDER_NOT_FOUND, null)
                    : changed(order, OrderState.CANCELLED, order.lines());
        }

        private OrderOutcome changed(OrderView order, OrderState state, List<OrderLine> lines) {
            OrderView changed = new OrderView(
                    order.orderId(),
                    order.merchantId(),
                    order.merchantOrderNo(),
                    order.customer(),
                    Money.of(total(lines), order.total().currency()),
                    order.refundedMinor(),
                    state,
                    lines,
                    null,
                    order.createdAt(),
                    order.expiresAt());
            byId.put(order.orderId(), changed);
            return new OrderOutcome.Accepted(changed);
        }

        private static List<OrderLine> lines(List<OrderItem> items) {
            return items.stream()
                    .map(item -> new OrderLine(item.sku(), "A " + item.sku(), item.quantity(), 1_250))
                    .toList();
        }

        private static long total(List<OrderLine> lines) {
            return lines.stream()
                    .mapToLong(line -> line.quantity() * line.unitPriceMinor())
                    .sum();
        }
    }

    static final class FakeAccounts extends Disturbed implements Accounts {

        final Map<String, AccountView> byId = new ConcurrentHashMap<>();
        volatile DepositOutcome.@Nullable Refused depositRefusal;
        volatile StatusOutcome.@Nullable Refused statusRefusal;

        @Override
        public AccountView open(OpenAccount request) {
            called();
            return byId.values().stream()
                    .filter(account -> account.merchantId().equals(request.merchantId())
                            && account.kind() == request.kind()
                            && account.owner().equals(request.owner())
                            && account.currency() == request.currency())
                    .findFirst()
                    .orElseGet(() -> put(new AccountView(
                            PublicId.mint("acc"),
                            request.merchantId(),
                            request.kind(),
                            request.owner(),
                            request.currency(),
                            AccountStatus.OPEN,
                            0,
                            0,
                            WHEN)));
        }

        private AccountView put(AccountView account) {
            byId.put(account.accountId(), account);
            return account;
        }

        @Override
        public @Nullable AccountView find(String merchantId, String accountId) {
            called();
            AccountView account = byId.get(accountId);
            return account == null || !account.merchantId().equals(merchantId) ? null : account;
        }

        @Override
        public DepositOutcome deposit(Deposit deposit) {
            DepositOutcome.Refused refused = depositRefusal;
            AccountView account = find(deposit.merchantId(), deposit.accountId());
            if (refused != null) {
                return refused;
            }
            if (account == null) {
                return new DepositOutcome.Refused(DepositOutcome.Reason.ACCOUNT_NOT_FOUND);
            }
            return new DepositOutcome.Deposited(put(with(
                    account,
                    account.status(),
                    account.availableMinor() + deposit.amount().amountMinor())));
        }

        @Override
        public StatusOutcome changeStatus(String merchantId, String accountId, AccountStatus status) {
            StatusOutcome.Refused refused = statusRefusal;
            AccountView account = find(merchantId, accountId);
            if (refused != null) {
                return refused;
            }
            return account == null
                    ? new StatusOutcome.Refused(StatusOutcome.Reason.ACCOUNT_NOT_FOUND)
                    : new StatusOutcome.Changed(put(with(account, status, account.availableMinor())));
        }

        private static AccountView with(AccountView account, AccountStatus status, long availableMinor) {
            return new AccountView(
                    account.accountId(),
                    account.merchantId(),
                    account.kind(),
                    account.owner(),
                    account.currency(),
                    status,
                    availableMinor,
                    account.frozenMinor(),
                    account.createdAt());
        }

        @Override
        public @Nullable StatementPage statement(
                String merchantId, String accountId, @Nullable Long before, int limit) {
            if (find(merchantId, accountId) == null) {
                return null;
            }
            StatementLine line = new StatementLine(before == null ? 42 : before - 1, "deposit", "D-1", limit, WHEN);
            return new StatementPage(List.of(line), before == null ? 42L : null);
        }
    }

    static final class FakeCatalogue extends Disturbed implements Catalogue {

        final Map<String, SkuView> skus = new ConcurrentHashMap<>();
        volatile CatalogueOutcome.@Nullable Refused refusal;

        @Override
        public CatalogueOutcome put(String merchantId, String sku, String name, Money price) {
            called();
            CatalogueOutcome.Refused refused = refusal;
            if (refused != null) {
                return refused;
            }
            SkuView listed = new SkuView(merchantId, sku, name, price, 0, 0, 0, 0);
            skus.put(merchantId + "/" + sku, listed);
            return new CatalogueOutcome.Accepted(listed);
        }

        @Override
        public CatalogueOutcome stockUp(StockUp delivery) {
            SkuView sku = find(delivery.merchantId(), delivery.sku());
            CatalogueOutcome.Refused refused = refusal;
            if (refused != null) {
                return refused;
            }
            if (sku == null) {
                return new CatalogueOutcome.Refused(CatalogueOutcome.Reason.UNKNOWN_SKU);
            }
            long pieces = sku.stocked() + delivery.quantity();
            SkuView stocked = new SkuView(sku.merchantId(), sku.sku(), sku.name(), sku.price(), pieces, pieces, 0, 0);
            skus.put(sku.merchantId() + "/" + sku.sku(), stocked);
            return new CatalogueOutcome.Accepted(stocked);
        }

        @Override
        public @Nullable SkuView find(String merchantId, String sku) {
            called();
            return skus.get(merchantId + "/" + sku);
        }
    }

    static final class FakePoints extends Disturbed implements PointsAccounts {

        @Override
        public PointsView balance(String merchantId, String customer) {
            called();
            return new PointsView(merchantId, customer, 120, 30);
        }

        @Override
        public PointsPage history(String merchantId, String customer, @Nullable Long before, int limit) {
            called();
            PointsEntry entry = new PointsEntry(before == null ? 7 : before - 1, "earn", "pay_1", limit, WHEN);
            return new PointsPage(List.of(entry), before == null ? 7L : null);
        }

        @Override
        public QuoteOutcome quote(CurrencyCode currency, long points) {
            throw new IllegalStateException("the facade asks for no quote");
        }
    }
}

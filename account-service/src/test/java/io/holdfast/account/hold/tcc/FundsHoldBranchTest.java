package io.holdfast.account.hold.tcc;

import static java.util.Collections.nCopies;

import io.holdfast.account.World;
import io.holdfast.account.expiry.SweepExpired;
import io.holdfast.account.hold.ExpireFundsHolds;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.HoldOutcome.Declined;
import io.holdfast.contract.account.HoldOutcome.Held;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.branch.TccBranchContract;
import io.holdfast.contract.payment.Fate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.json.JacksonJsonParser;
import org.junit.jupiter.api.AfterEach;

/** What every participant must do, done by the participant that Seata drives. */
class FundsHoldBranchTest extends TccBranchContract {

    private final World world = World.shared();
    private final FundsHoldBranch branch =
            new FundsHoldBranch(world.place, world.finish, new HoldMeters(new SimpleMeterRegistry()));
    private final String merchant = World.merchant();
    private final AccountView payer = world.wallet(merchant, Money.of(FREE, CurrencyCode.CNY));
    private final Map<Long, Long> unitsOfBranch = new ConcurrentHashMap<>();

    @AfterEach
    void the_books_balance() {
        world.audit.passes();
        world.fold.run();
        world.audit.passes();
    }

    @Override
    protected Tried attempt(String paymentId, String xid, long branchId, long units) {
        unitsOfBranch.put(branchId, units);
        HoldOutcome outcome = branch.attempt(
                context(paymentId, xid, branchId),
                paymentId,
                merchant,
                payer.accountId(),
                "CNY",
                units,
                0,
                60,
                Instant.now().plusSeconds(60));
        return outcome instanceof Held ? Tried.HELD : tried(((Declined) outcome).reason());
    }

    private static Tried tried(HoldOutcome.Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> Tried.SHORT;
            case ALREADY_CANCELLED -> Tried.ALREADY_CANCELLED;
            case CONTENT_MISMATCH -> Tried.CONTENT_MISMATCH;
            case ACCOUNT_NOT_FOUND, ACCOUNT_FROZEN, ACCOUNT_CLOSED, CURRENCY_MISMATCH ->
                throw new AssertionError(reason);
        };
    }

    @Override
    protected boolean confirm(String paymentId, String xid, long branchId) {
        return branch.confirm(context(paymentId, xid, branchId));
    }

    @Override
    protected boolean cancel(String paymentId, String xid, long branchId) {
        return branch.cancel(context(paymentId, xid, branchId));
    }

    @Override
    protected BranchReport report(String paymentId) {
        return world.reports.report(List.of(paymentId)).get(0);
    }

    @Override
    protected BranchReport resolve(String paymentId, Resolution resolution) {
        return world.finish.resolve(paymentId, resolution);
    }

    @Override
    protected void sweep(Instant now, Fate answer) {
        new SweepExpired(
                        new ExpireFundsHolds(world.holds, world.finish),
                        paymentIds -> nCopies(paymentIds.size(), answer),
                        Clock.fixed(now, ZoneOffset.UTC),
                        10)
                .sweep();
    }

    @Override
    protected Units units() {
        AccountView now = world.account(payer);
        return new Units(now.availableMinor(), now.frozenMinor(), FREE - now.availableMinor() - now.frozenMinor());
    }

    /** As it comes back from the coordinator: through JSON, which makes ints of small longs. */
    private BusinessActionContext context(String paymentId, String xid, long branchId) {
        Map<String, Object> content = new HashMap<>();
        content.put("payment_id", paymentId);
        content.put("merchant_id", merchant);
        content.put("payer_account_id", payer.accountId());
        content.put("currency", "CNY");
        content.put("amount_minor", unitsOfBranch.getOrDefault(branchId, 100L));
        content.put("points_value_minor", 0L);
        content.put("fee_basis_points", 60L);
        JacksonJsonParser json = new JacksonJsonParser();
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> kept = json.parseObject(json.toJSONString(content), Map.class);
            return new BusinessActionContext(xid, Long.toString(branchId), kept);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}

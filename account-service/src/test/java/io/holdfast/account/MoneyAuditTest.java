package io.holdfast.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.account.authorization.AuthorizedFunds;
import io.holdfast.account.hold.Branch;
import io.holdfast.account.hold.Hold;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.SuspendChannelFunds;
import org.junit.jupiter.api.Test;

/** Every check of the audit is seen to fail. */
class MoneyAuditTest {

    @Test
    void each_corruption_is_found() {
        World world = World.fresh();
        String merchant = World.merchant();
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold hold = new Hold(PublicId.mint("pay"), merchant, wallet.accountId(), Money.of(100, CurrencyCode.CNY), 0, 0);
        world.place.place(hold, new Branch("x", 1), world.clock.instant());
        world.audit.passes();
        String here = " WHERE account_id = '" + wallet.accountId() + "'";

        corrupt(
                world,
                "UPDATE account SET available_minor = available_minor + 1" + here,
                "UPDATE account SET available_minor = available_minor - 1" + here,
                "I1 all that is inside came from outside",
                "I4 balances are their postings",
                "I4 all accounts together have nothing");
        corrupt(
                world,
                "UPDATE funds_hold SET amount_minor = 99",
                "UPDATE funds_hold SET amount_minor = 100",
                "I2 frozen is what is held");
        corrupt(
                world,
                "UPDATE funds_hold SET state = 'CANCELLED'",
                "UPDATE funds_hold SET state = 'TRIED'",
                "I2 frozen is what is held");
        corrupt(
                world,
                "INSERT INTO pending_posting VALUES (99, '" + wallet.accountId() + "', -2000)",
                "DELETE FROM pending_posting WHERE posting_id = 99",
                "I1 all that is inside came from outside",
                "I3 nobody owes who must not",
                "I4 balances are their postings",
                "I4 all accounts together have nothing");
        // The last: nothing but this puts an entry away again, and it puts away all.
        corrupt(
                world,
                "INSERT INTO journal_entry (reference, operation, created_at) VALUES ('x', 'x', NOW())",
                "TRUNCATE TABLE journal_entry",
                "I4 entries sum to zero");
        world.pool.close();
    }

    @Test
    void each_corruption_of_channels_money_is_found() {
        World world = World.fresh();
        String merchant = World.merchant();
        Money amount = Money.of(100, CurrencyCode.CNY);
        world.earn(merchant, amount);
        world.suspend.suspend(new SuspendChannelFunds("rcp_1", merchant, "TEST", amount));
        world.freezeRefund.freeze(new FreezeRefund("ref_1", "pay_1", merchant, amount, amount, "TEST", null));
        AccountView wallet = world.wallet(merchant, amount);
        world.authorize.place(
                new AuthorizedFunds("pay_2", merchant, wallet.accountId(), amount), world.clock.instant());
        world.audit.passes();

        corrupt(
                world,
                "UPDATE channel_booking SET paid_minor = 99 WHERE operation = 'capture'",
                "UPDATE channel_booking SET paid_minor = 100 WHERE operation = 'capture'",
                "channels owe what they took and did not give back");
        corrupt(
                world,
                "UPDATE channel_booking SET paid_minor = 99 WHERE operation = 'suspend'",
                "UPDATE channel_booking SET paid_minor = 100 WHERE operation = 'suspend'",
                "channels owe what they took and did not give back",
                "suspense is what was set aside and not given back");
        corrupt(
                world,
                "UPDATE channel_booking SET payment_id = 'pay_9' WHERE operation = 'suspend'",
                "UPDATE channel_booking SET payment_id = NULL WHERE operation = 'suspend'",
                "I4 every entry has a cause");
        corrupt(
                world,
                "UPDATE funds_refund SET state = 'SETTLED'",
                "UPDATE funds_refund SET state = 'PENDING'",
                "I2 frozen is what is held",
                "I4 every cause has its entry",
                "channels owe what they took and did not give back");
        corrupt(
                world,
                "UPDATE authorization_hold SET amount_minor = 99",
                "UPDATE authorization_hold SET amount_minor = 100",
                "I2 frozen is what is held");
        world.pool.close();
    }

    private static void corrupt(World world, String damage, String repair, String... broken) {
        run(world, damage);
        assertThat(world.audit.broken()).as(damage).containsExactly(broken);
        run(world, repair);
    }

    private static void run(World world, String sql) {
        world.commits.run(commit -> {
            world.jdbc.execute(sql);
            return true;
        });
    }
}

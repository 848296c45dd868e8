package io.holdfast.account.refund;

import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.directory.PlainText;
import io.holdfast.account.ledger.Bounds;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.refund.StoredRefund.FrozenRefund;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.RefundHoldOutcome;
import io.holdfast.contract.account.RefundHoldOutcome.Declined;
import io.holdfast.contract.account.RefundHoldOutcome.Frozen;
import io.holdfast.contract.account.RefundHoldOutcome.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Freezes what a refund costs the merchant, once. The merchant's row is locked, and what waited for it is folded. */
public final class FreezeRefundMoney {

    private final DebitFolded debits;
    private final Refunds refunds;
    private final FindAccount find;
    private final MerchantAccounts merchantAccounts;
    private final Clock clock;

    public FreezeRefundMoney(
            DebitFolded debits, Refunds refunds, FindAccount find, MerchantAccounts merchantAccounts, Clock clock) {
        this.debits = debits;
        this.refunds = refunds;
        this.find = find;
        this.merchantAccounts = merchantAccounts;
        this.clock = clock;
    }

    private enum Freezing {
        DONE,
        REFUND_KNOWN,
        TOO_LITTLE
    }

    /** @throws IllegalArgumentException for a content out of range */
    public RefundHoldOutcome freeze(FreezeRefund content) {
        require(content);
        if (!canReceive(content)) {
            return new Declined(Reason.ACCOUNT_NOT_FOUND);
        }
        String merchantAccountId =
                merchantAccounts.idOf(content.merchantId(), content.amount().currency());
        FrozenRefund refund = new FrozenRefund(content, merchantAccountId);
        long minor = content.amount().amountMinor();
        Instant now = clock.instant();
        return switch (debits.run(Map.of(merchantAccountId, -minor), Freezing.TOO_LITTLE, commit -> {
            Freezing freezing = write(refund, now);
            if (freezing != Freezing.DONE) {
                commit.abandon();
            }
            return freezing;
        })) {
            case DONE -> new Frozen();
            case REFUND_KNOWN -> again(content);
            case TOO_LITTLE -> new Declined(Reason.INSUFFICIENT_FUNDS);
        };
    }

    private Freezing write(FrozenRefund refund, Instant now) {
        if (!refunds.add(refund, now)) {
            return Freezing.REFUND_KNOWN;
        }
        return debits.freeze(
                        refund.merchantAccountId(), refund.content().amount().amountMinor())
                ? Freezing.DONE
                : Freezing.TOO_LITTLE;
    }

    private RefundHoldOutcome again(FreezeRefund content) {
        StoredRefund stored = refunds.find(content.refundId());
        if (stored == null) {
            throw new IllegalStateException("refund " + content.refundId() + " is known and is not there");
        }
        return switch (stored.state()) {
            case RELEASED -> new Declined(Reason.ALREADY_CANCELLED);
            case PENDING, SETTLED ->
                stored.frozen() != null && content.equals(stored.frozen().content())
                        ? new Frozen()
                        : new Declined(Reason.CONTENT_MISMATCH);
        };
    }

    /** Whatever the wallet's status: its own money still comes back to it. */
    private boolean canReceive(FreezeRefund content) {
        String payerAccountId = content.payerAccountId();
        if (payerAccountId == null) {
            return true;
        }
        AccountView payer = find.find(content.merchantId(), payerAccountId);
        return payer != null
                && payer.kind() == AccountKind.WALLET
                && payer.currency() == content.toPayer().currency();
    }

    private static void require(FreezeRefund content) {
        PlainText.requireId("refundId", content.refundId());
        PlainText.requireId("paymentId", content.paymentId());
        PlainText.requireId("merchantId", content.merchantId());
        Bounds.requirePayable("a refund's amount", content.amount());
        Bounds.requirePayable("what the payer gets", content.toPayer());
        Bounds.requireExchanged(content.amount(), content.toPayer());
        String channel = content.channel();
        String payerAccountId = content.payerAccountId();
        if ((channel == null) == (payerAccountId == null)) {
            throw new IllegalArgumentException("a refund goes through a channel or to a wallet");
        }
        if (channel != null) {
            ChannelAccounts.requireName(channel);
        }
        if (payerAccountId != null) {
            PlainText.requireId("payerAccountId", payerAccountId);
        }
    }
}

package io.holdfast.payment.facade.json;

import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.StatementLine;
import io.holdfast.contract.account.StatementPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as merchants and operators see it. */
public record AccountJson(
        String id,
        String kind,
        String owner,
        String currency,
        String status,
        long available,
        long frozen,
        String createdAt) {

    public static AccountJson of(AccountView account) {
        return new AccountJson(
                account.accountId(),
                account.kind().name(),
                account.owner(),
                account.currency().name(),
                account.status().name(),
                account.availableMinor(),
                account.frozenMinor(),
                WireJson.time(account.createdAt()));
    }

    /** A stretch of postings, newest first. */
    public record Statement(List<Line> data, @Nullable Long nextBefore) {

        public static Statement of(StatementPage page) {
            return new Statement(page.lines().stream().map(Line::of).toList(), page.nextBefore());
        }
    }

    public record Line(long id, String operation, String reference, long amount, String postedAt) {

        static Line of(StatementLine line) {
            return new Line(
                    line.postingId(),
                    line.operation(),
                    line.reference(),
                    line.amountMinor(),
                    WireJson.time(line.postedAt()));
        }
    }
}

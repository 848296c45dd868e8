package io.holdfast.account.front.rpc;

import io.holdfast.account.deposit.BookDeposit;
import io.holdfast.account.deposit.DepositReference;
import io.holdfast.account.directory.ChangeStatus;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.RegisterAccount;
import io.holdfast.account.ledger.ReadStatement;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.Accounts;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.DepositOutcome;
import io.holdfast.contract.account.OpenAccount;
import io.holdfast.contract.account.StatementLine;
import io.holdfast.contract.account.StatementPage;
import io.holdfast.contract.account.StatusOutcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

/** Accounts over Dubbo. */
@DubboService(timeout = 3000, retries = 0)
public class AccountsDubbo implements Accounts {

    private final RegisterAccount register;
    private final FindAccount find;
    private final BookDeposit deposits;
    private final ChangeStatus statuses;
    private final ReadStatement statements;

    public AccountsDubbo(
            RegisterAccount register,
            FindAccount find,
            BookDeposit deposits,
            ChangeStatus statuses,
            ReadStatement statements) {
        this.register = register;
        this.find = find;
        this.deposits = deposits;
        this.statuses = statuses;
        this.statements = statements;
    }

    @Override
    public AccountView open(OpenAccount request) {
        return register.open(request);
    }

    @Override
    public @Nullable AccountView find(String merchantId, String accountId) {
        return find.find(merchantId, accountId);
    }

    @Override
    public DepositOutcome deposit(Deposit deposit) {
        return deposits.book(deposit);
    }

    @Override
    public StatusOutcome changeStatus(String merchantId, String accountId, AccountStatus status) {
        return statuses.change(merchantId, accountId, status);
    }

    @Override
    public @Nullable StatementPage statement(String merchantId, String accountId, @Nullable Long before, int limit) {
        if (find.find(merchantId, accountId) == null) {
            return null;
        }
        StatementPage page = statements.page(accountId, before, limit);
        // A plain list, because the wire's serialisation knows what that is.
        List<StatementLine> lines = new ArrayList<>();
        page.lines().forEach(line -> lines.add(asTheMerchantKnowsIt(line, merchantId)));
        return new StatementPage(lines, page.nextBefore());
    }

    private static StatementLine asTheMerchantKnowsIt(StatementLine line, String merchantId) {
        if (!line.operation().equals(DepositReference.OPERATION)) {
            return line;
        }
        return new StatementLine(
                line.postingId(),
                line.operation(),
                DepositReference.numberIn(line.reference(), merchantId),
                line.amountMinor(),
                line.postedAt());
    }
}

package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.Accounts;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.DepositOutcome;
import io.holdfast.contract.account.OpenAccount;
import io.holdfast.contract.account.StatusOutcome;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.AccountJson;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.merchant.MerchantRecords;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/merchants/{id}", produces = "application/json")
final class OperatorAccountsController {

    private static final Set<String> ACCOUNT_FIELDS = Set.of("kind", "owner", "currency");
    private static final Set<String> DEPOSIT_FIELDS = Set.of("deposit_no", "account", "amount", "currency");
    private static final Set<String> STATUS_FIELDS = Set.of("status");

    private final Accounts accounts;
    private final MerchantRecords merchants;

    OperatorAccountsController(Accounts accounts, MerchantRecords merchants) {
        this.accounts = accounts;
        this.merchants = merchants;
    }

    /** What operators may open; the rest is opened by Holdfast itself. */
    private enum Openable {
        WALLET,
        MERCHANT
    }

    @PostMapping("/accounts")
    ResponseEntity<byte[]> open(OperatorRequest request, @PathVariable String id) {
        JsonFields body = request.json(ACCOUNT_FIELDS);
        String merchantId = known(id);
        OpenAccount account = switch (body.choice("kind", Openable.class)) {
            case WALLET ->
                new OpenAccount(merchantId, AccountKind.WALLET, body.text("owner", Limits.NAME_LENGTH), currency(body));
            case MERCHANT ->
                new OpenAccount(merchantId, AccountKind.MERCHANT, itself(body, merchantId), currency(body));
        };
        return Answers.created(AccountJson.of(accounts.open(account)));
    }

    @PostMapping("/deposits")
    ResponseEntity<byte[]> deposit(OperatorRequest request, @PathVariable String id) {
        JsonFields body = request.json(DEPOSIT_FIELDS);
        DepositOutcome outcome = accounts.deposit(new Deposit(
                known(id),
                body.text("deposit_no", Limits.NAME_LENGTH),
                body.id("account"),
                Money.of(body.integer("amount", 1, Limits.AMOUNT_MINOR), currency(body))));
        if (outcome instanceof DepositOutcome.Deposited deposited) {
            return Answers.created(AccountJson.of(deposited.account()));
        }
        throw switch (((DepositOutcome.Refused) outcome).reason()) {
            case ACCOUNT_NOT_FOUND -> Answers.notFound();
            case ACCOUNT_NOT_OPEN ->
                ProblemException.at(ProblemCode.ACCOUNT_NOT_OPEN, "account", "is frozen or closed");
            case CURRENCY_MISMATCH ->
                ProblemException.at(ProblemCode.CURRENCY_MISMATCH, "currency", "is not the account's");
            case AMOUNT_OUT_OF_RANGE ->
                ProblemException.at(
                        ProblemCode.AMOUNT_OUT_OF_RANGE, "amount", "or the balance after it is out of range");
            case DEPOSIT_NO_REUSED ->
                ProblemException.at(
                        ProblemCode.DEPOSIT_NO_REUSED, "deposit_no", "stands for a deposit with another content");
        };
    }

    @PostMapping("/accounts/{account}/status")
    ResponseEntity<byte[]> changeStatus(
            OperatorRequest request, @PathVariable String id, @PathVariable String account) {
        AccountStatus status = request.json(STATUS_FIELDS).choice("status", AccountStatus.class);
        StatusOutcome outcome = accounts.changeStatus(Answers.id(id), Answers.id(account), status);
        if (outcome instanceof StatusOutcome.Changed changed) {
            return Answers.ok(AccountJson.of(changed.account()));
        }
        throw switch (((StatusOutcome.Refused) outcome).reason()) {
            case ACCOUNT_NOT_FOUND -> Answers.notFound();
            case ACCOUNT_CLOSED ->
                ProblemException.of(ProblemCode.ACCOUNT_CLOSED, "the account is closed, which is final");
            case ACCOUNT_NOT_EMPTY ->
                ProblemException.of(
                        ProblemCode.ACCOUNT_NOT_EMPTY, "only an empty account, nothing frozen, can be closed");
        };
    }

    private String known(String merchantId) {
        return Answers.found(merchants.find(Answers.id(merchantId))).merchantId();
    }

    private static String itself(JsonFields body, String merchantId) {
        if (body.has("owner") && !body.text("owner", Limits.NAME_LENGTH).equals(merchantId)) {
            throw body.invalid("owner", "a merchant's own account belongs to the merchant: leave it out");
        }
        return merchantId;
    }

    private static CurrencyCode currency(JsonFields body) {
        return body.choice("currency", CurrencyCode.class);
    }
}

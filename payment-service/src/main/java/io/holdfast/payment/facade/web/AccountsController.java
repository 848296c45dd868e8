package io.holdfast.payment.facade.web;

import io.holdfast.contract.account.Accounts;
import io.holdfast.payment.facade.json.AccountJson;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/accounts/{id}", produces = "application/json")
final class AccountsController {

    private final Accounts accounts;

    AccountsController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    ResponseEntity<byte[]> find(SignedRequest signed, @PathVariable String id) {
        signed.query(Set.of());
        return Answers.ok(AccountJson.of(Answers.found(accounts.find(signed.merchantId(), Answers.id(id)))));
    }

    @GetMapping("/statement")
    ResponseEntity<byte[]> statement(SignedRequest signed, @PathVariable String id) {
        Query query = signed.query(Set.of("limit", "before"));
        return Answers.ok(AccountJson.Statement.of(Answers.found(accounts.statement(
                signed.merchantId(), Answers.id(id), query.optionalPosition("before"), query.limit()))));
    }
}

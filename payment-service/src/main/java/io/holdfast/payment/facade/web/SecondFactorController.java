package io.holdfast.payment.facade.web;

import io.holdfast.contract.account.Accounts;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.SecondFactorJson;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.secondfactor.Guess;
import io.holdfast.payment.secondfactor.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/accounts/{id}/second-factor", produces = "application/json")
final class SecondFactorController {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final IdempotentAnswers answers;

    SecondFactorController(Accounts accounts, SecondFactors factors, IdempotentAnswers answers) {
        this.accounts = accounts;
        this.factors = factors;
        this.answers = answers;
    }

    /** Begun again under another key, it makes another secret, until one is confirmed. */
    @PostMapping
    ResponseEntity<byte[]> begin(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.noBody();
        return answers.answerSealed(signed, request, () -> begun(signed.merchantId(), account(signed, id)));
    }

    private StoredReply begun(String merchantId, String accountId) {
        String secret = factors.begin(merchantId, accountId);
        if (secret == null) {
            throw ProblemException.of(ProblemCode.SECOND_FACTOR_ENROLLED, ProblemCode.SECOND_FACTOR_ENROLLED.title());
        }
        return Answers.reply(Answers.CREATED, SecondFactorJson.of(accountId, secret));
    }

    @PostMapping("/confirm")
    ResponseEntity<byte[]> confirm(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        String code = SecondFactorBody.code(signed.json(Set.of("code")), "code");
        return answers.answer(signed, request, () -> confirmed(signed.merchantId(), account(signed, id), code));
    }

    private StoredReply confirmed(String merchantId, String accountId, String code) {
        Guess guess = factors.confirm(accountId, code);
        if (guess instanceof Guess.Right) {
            return Answers.reply(Answers.OK, new SecondFactorJson.Confirmed(accountId, true));
        }
        if (guess instanceof Guess.Locked) {
            throw ProblemException.at(
                    ProblemCode.SECOND_FACTOR_LOCKED, "code", ProblemCode.SECOND_FACTOR_LOCKED.title());
        }
        if (guess instanceof Guess.Wrong) {
            throw ProblemException.at(ProblemCode.SECOND_FACTOR_WRONG, "code", ProblemCode.SECOND_FACTOR_WRONG.title());
        }
        throw factors.isEnrolled(merchantId, accountId)
                ? ProblemException.of(ProblemCode.SECOND_FACTOR_ENROLLED, ProblemCode.SECOND_FACTOR_ENROLLED.title())
                : Answers.notFound();
    }

    private String account(SignedRequest signed, String id) {
        String accountId = Answers.id(id);
        Answers.found(accounts.find(signed.merchantId(), accountId));
        return accountId;
    }
}

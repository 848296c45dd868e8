package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.json.FxQuoteJson;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.fx.QuoteFx;
import io.holdfast.payment.fx.QuoteResult;
import io.holdfast.payment.idempotency.StoredReply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/fx-quotes", produces = "application/json")
final class FxQuotesController {

    private static final Set<String> FIELDS = Set.of("from", "to", "amount");

    private final QuoteFx quoteFx;
    private final IdempotentAnswers answers;

    FxQuotesController(QuoteFx quoteFx, IdempotentAnswers answers) {
        this.quoteFx = quoteFx;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<byte[]> quote(SignedRequest signed, HttpServletRequest request) {
        JsonFields body = signed.json(FIELDS);
        Money amount =
                Money.of(body.integer("amount", 1, Limits.AMOUNT_MINOR), body.choice("from", CurrencyCode.class));
        CurrencyCode to = body.choice("to", CurrencyCode.class);
        return answers.answer(signed, request, () -> reply(quoteFx.quote(signed.merchantId(), amount, to)));
    }

    private static StoredReply reply(QuoteResult result) {
        if (result instanceof QuoteResult.Quoted quoted) {
            return Answers.reply(Answers.CREATED, FxQuoteJson.of(quoted.quote()));
        }
        throw switch (((QuoteResult.Refused) result).reason()) {
            case NO_RATE -> CollectAnswers.at(ProblemCode.CURRENCIES_NOT_EXCHANGED, "to");
            case AMOUNT_OUT_OF_RANGE -> CollectAnswers.at(ProblemCode.AMOUNT_OUT_OF_RANGE, "amount");
        };
    }
}

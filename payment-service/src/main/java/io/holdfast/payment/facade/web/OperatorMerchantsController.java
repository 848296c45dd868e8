package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.IssueKeyOutcome;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.MerchantJson;
import io.holdfast.payment.merchant.IssueKey;
import io.holdfast.payment.merchant.MerchantRecords;
import io.holdfast.payment.merchant.RegisterMerchant;
import io.holdfast.payment.merchant.RevokeKey;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/merchants", produces = "application/json")
final class OperatorMerchantsController {

    private static final Set<String> MERCHANT_FIELDS = Set.of("name", "fee_basis_points");

    private final MerchantRecords merchants;
    private final RegisterMerchant registerMerchant;
    private final IssueKey issueKey;
    private final RevokeKey revokeKey;

    OperatorMerchantsController(
            MerchantRecords merchants, RegisterMerchant registerMerchant, IssueKey issueKey, RevokeKey revokeKey) {
        this.merchants = merchants;
        this.registerMerchant = registerMerchant;
        this.issueKey = issueKey;
        this.revokeKey = revokeKey;
    }

    @PostMapping
    ResponseEntity<byte[]> register(OperatorRequest request) {
        JsonFields body = request.json(MERCHANT_FIELDS);
        String name = body.text("name", RegisterMerchant.NAME_LIMIT);
        int feeBasisPoints = (int) body.integer("fee_basis_points", 0, RegisterMerchant.FEE_BASIS_POINTS_LIMIT);
        return Answers.created(MerchantJson.of(registerMerchant.register(name, feeBasisPoints)));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(OperatorRequest request, @PathVariable String id) {
        return Answers.ok(MerchantJson.of(Answers.found(merchants.find(Answers.id(id)))));
    }

    @PostMapping("/{id}/keys")
    ResponseEntity<byte[]> issueKey(OperatorRequest request, @PathVariable String id) {
        request.noBody();
        IssueKeyOutcome outcome = issueKey.issue(Answers.id(id));
        if (outcome instanceof IssueKeyOutcome.Issued issued) {
            return Answers.created(MerchantJson.Key.of(issued.key()));
        }
        throw switch (((IssueKeyOutcome.Refused) outcome).reason()) {
            case MERCHANT_NOT_FOUND -> Answers.notFound();
            case TOO_MANY_LIVE_KEYS ->
                ProblemException.of(ProblemCode.TOO_MANY_LIVE_KEYS, "the merchant has two live keys: revoke one first");
        };
    }

    @DeleteMapping("/{id}/keys/{key}")
    ResponseEntity<byte[]> revokeKey(OperatorRequest request, @PathVariable String id, @PathVariable String key) {
        if (!revokeKey.revoke(Answers.id(id), Answers.id(key))) {
            throw Answers.notFound();
        }
        return ResponseEntity.noContent().build();
    }
}

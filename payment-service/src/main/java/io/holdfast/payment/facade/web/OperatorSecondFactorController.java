package io.holdfast.payment.facade.web;

import io.holdfast.payment.secondfactor.SecondFactors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/accounts/{id}/second-factor", produces = "application/json")
final class OperatorSecondFactorController {

    private final SecondFactors factors;

    OperatorSecondFactorController(SecondFactors factors) {
        this.factors = factors;
    }

    @DeleteMapping
    ResponseEntity<byte[]> remove(OperatorRequest request, @PathVariable String id) {
        request.noBody();
        if (!factors.remove(Answers.id(id))) {
            throw Answers.notFound();
        }
        return ResponseEntity.noContent().build();
    }
}

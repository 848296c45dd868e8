package io.holdfast.payment.facade.web;

import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.payment.facade.json.PointsJson;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/points/{customer}", produces = "application/json")
final class PointsController {

    private final PointsAccounts points;

    PointsController(PointsAccounts points) {
        this.points = points;
    }

    @GetMapping
    ResponseEntity<byte[]> balance(SignedRequest signed, @PathVariable String customer) {
        signed.query(Set.of());
        return Answers.ok(PointsJson.of(points.balance(signed.merchantId(), Answers.name("customer", customer))));
    }

    @GetMapping("/history")
    ResponseEntity<byte[]> history(SignedRequest signed, @PathVariable String customer) {
        Query query = signed.query(Set.of("limit", "before"));
        return Answers.ok(PointsJson.History.of(points.history(
                signed.merchantId(),
                Answers.name("customer", customer),
                query.optionalPosition("before"),
                query.limit())));
    }
}

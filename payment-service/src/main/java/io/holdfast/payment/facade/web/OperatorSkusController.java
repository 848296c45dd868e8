package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.Catalogue;
import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.contract.order.SkuView;
import io.holdfast.contract.order.StockUp;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.SkuJson;
import io.holdfast.payment.merchant.MerchantRecords;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/operator/v1/merchants/{id}/skus/{sku}", produces = "application/json")
final class OperatorSkusController {

    private static final Set<String> SKU_FIELDS = Set.of("name", "price", "currency");
    private static final Set<String> DELIVERY_FIELDS = Set.of("delivery_no", "quantity");

    private final Catalogue catalogue;
    private final MerchantRecords merchants;

    OperatorSkusController(Catalogue catalogue, MerchantRecords merchants) {
        this.catalogue = catalogue;
        this.merchants = merchants;
    }

    @PutMapping
    ResponseEntity<byte[]> put(OperatorRequest request, @PathVariable String id, @PathVariable String sku) {
        JsonFields body = request.json(SKU_FIELDS);
        Money price =
                Money.of(body.integer("price", 1, Limits.AMOUNT_MINOR), body.choice("currency", CurrencyCode.class));
        String name = body.text("name", Limits.TITLE_LENGTH);
        return Answers.ok(SkuJson.of(accepted(catalogue.put(known(id), Answers.name("sku", sku), name, price))));
    }

    @GetMapping
    ResponseEntity<byte[]> find(OperatorRequest request, @PathVariable String id, @PathVariable String sku) {
        return Answers.ok(SkuJson.of(Answers.found(catalogue.find(known(id), Answers.name("sku", sku)))));
    }

    @PostMapping("/deliveries")
    ResponseEntity<byte[]> deliver(OperatorRequest request, @PathVariable String id, @PathVariable String sku) {
        JsonFields body = request.json(DELIVERY_FIELDS);
        StockUp delivery = new StockUp(
                known(id),
                body.text("delivery_no", Limits.NAME_LENGTH),
                Answers.name("sku", sku),
                body.integer("quantity", 1, Limits.DELIVERY_QUANTITY));
        return Answers.created(SkuJson.of(accepted(catalogue.stockUp(delivery))));
    }

    private static SkuView accepted(CatalogueOutcome outcome) {
        if (outcome instanceof CatalogueOutcome.Accepted accepted) {
            return accepted.sku();
        }
        throw switch (((CatalogueOutcome.Refused) outcome).reason()) {
            case UNKNOWN_SKU -> Answers.notFound();
            case PRICE_OUT_OF_RANGE ->
                ProblemException.at(ProblemCode.PRICE_OUT_OF_RANGE, "price", "must be 1 to 10^12 minor units");
            case QUANTITY_OUT_OF_RANGE ->
                ProblemException.at(
                        ProblemCode.QUANTITY_OUT_OF_RANGE, "quantity", "or the stock after it is out of range");
            case DELIVERY_NO_REUSED ->
                ProblemException.at(
                        ProblemCode.DELIVERY_NO_REUSED, "delivery_no", "stands for a delivery with another content");
        };
    }

    private String known(String merchantId) {
        return Answers.found(merchants.find(Answers.id(merchantId))).merchantId();
    }
}

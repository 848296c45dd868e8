package io.holdfast.payment.facade.web;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.Orders;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.facade.json.OrderJson;
import io.holdfast.payment.idempotency.StoredReply;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/orders", produces = "application/json")
final class OrdersController {

    private static final Set<String> ORDER_FIELDS =
            Set.of("merchant_order_no", "currency", "items", "customer", "pay_within_seconds");
    private static final Set<String> AMENDMENT_FIELDS = Set.of("items");
    private static final Set<String> ITEM_FIELDS = Set.of("sku", "quantity");

    private final Orders orders;
    private final IdempotentAnswers answers;

    OrdersController(Orders orders, IdempotentAnswers answers) {
        this.orders = orders;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<byte[]> create(SignedRequest signed, HttpServletRequest request) {
        JsonFields body = signed.json(ORDER_FIELDS);
        CreateOrder order = new CreateOrder(
                signed.merchantId(),
                body.text("merchant_order_no", Limits.NAME_LENGTH),
                body.optionalText("customer", Limits.NAME_LENGTH),
                body.choice("currency", CurrencyCode.class),
                items(body),
                payWithin(body));
        return answers.answer(signed, request, () -> reply(Answers.CREATED, orders.create(order), order.items()));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> find(SignedRequest signed, @PathVariable String id) {
        signed.query(Set.of());
        return Answers.ok(OrderJson.of(Answers.found(orders.find(signed.merchantId(), Answers.id(id)))));
    }

    @GetMapping
    ResponseEntity<byte[]> findByNumber(SignedRequest signed) {
        String number = signed.query(Set.of("merchant_order_no")).text("merchant_order_no", Limits.NAME_LENGTH);
        return Answers.ok(OrderJson.of(Answers.found(orders.findByNumber(signed.merchantId(), number))));
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> amend(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        List<OrderItem> items = items(signed.json(AMENDMENT_FIELDS));
        String orderId = Answers.id(id);
        return answers.answer(
                signed, request, () -> reply(Answers.OK, orders.amend(signed.merchantId(), orderId, items), items));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<byte[]> cancel(SignedRequest signed, HttpServletRequest request, @PathVariable String id) {
        signed.noBody();
        String orderId = Answers.id(id);
        return answers.answer(
                signed, request, () -> reply(Answers.OK, orders.cancel(signed.merchantId(), orderId), List.of()));
    }

    private static List<OrderItem> items(JsonFields body) {
        List<OrderItem> items = new ArrayList<>();
        Set<String> skus = new HashSet<>();
        for (JsonFields item : body.objects("items", 1, Limits.ITEMS)) {
            item.only(ITEM_FIELDS);
            String sku = item.text("sku", Limits.NAME_LENGTH);
            if (!skus.add(sku)) {
                throw item.invalid("sku", "stands in the order twice");
            }
            items.add(new OrderItem(sku, (int) item.integer("quantity", 1, Limits.ITEM_QUANTITY)));
        }
        return items;
    }

    private static @Nullable Duration payWithin(JsonFields body) {
        return body.has("pay_within_seconds")
                ? Duration.ofSeconds(body.integer(
                        "pay_within_seconds", Limits.PAY_WITHIN_SECONDS_MIN, Limits.PAY_WITHIN_SECONDS_MAX))
                : null;
    }

    private static StoredReply reply(int status, OrderOutcome outcome, List<OrderItem> items) {
        if (outcome instanceof OrderOutcome.Accepted accepted) {
            return Answers.reply(status, OrderJson.of(accepted.order()));
        }
        throw problem((OrderOutcome.Refused) outcome, items);
    }

    private static ProblemException problem(OrderOutcome.Refused refused, List<OrderItem> items) {
        return switch (refused.reason()) {
            case ORDER_NOT_FOUND -> Answers.notFound();
            case ORDER_NO_REUSED ->
                ProblemException.at(
                        ProblemCode.ORDER_NO_REUSED, "merchant_order_no", "stands for an order with another content");
            case ORDER_NOT_OPEN ->
                ProblemException.of(ProblemCode.ORDER_NOT_OPEN, "the order is being paid, paid, cancelled or closed");
            case UNKNOWN_SKU -> atSku(ProblemCode.UNKNOWN_SKU, refused, items, "is not in the catalogue");
            case CURRENCY_MISMATCH ->
                atSku(ProblemCode.CURRENCY_MISMATCH, refused, items, "is not priced in the order's currency");
            case TOTAL_OUT_OF_RANGE ->
                ProblemException.at(
                        ProblemCode.TOTAL_OUT_OF_RANGE, "items", "cost more than 10^12 minor units together");
        };
    }

    private static ProblemException atSku(
            ProblemCode code, OrderOutcome.Refused refused, List<OrderItem> items, String fault) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).sku().equals(refused.subject())) {
                return ProblemException.at(code, "items[" + i + "].sku", fault);
            }
        }
        return ProblemException.at(code, "items", "one of them " + fault);
    }
}

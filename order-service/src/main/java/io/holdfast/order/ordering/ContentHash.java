package io.holdfast.order.ordering;

import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of what a request asks for, to tell a repeated one from another one under the same number. It outlives an
 * amendment of the order, and does not depend on the order of the items.
 *
 * @param hex SHA-256, 64 hexadecimal digits
 */
public record ContentHash(String hex) {

    static ContentHash of(CreateOrder request) {
        StringBuilder content = new StringBuilder();
        field(content, request.customer());
        field(content, request.currency());
        field(content, request.payWithin());
        request.items().stream()
                .sorted(Comparator.comparing(OrderItem::sku))
                .forEach(item -> field(field(content, item.sku()), item.quantity()));
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        return new ContentHash(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** Each field after its length, so that no two contents read the same; one not told has none. */
    private static StringBuilder field(StringBuilder content, @Nullable Object value) {
        if (value == null) {
            return content.append('-');
        }
        String text = value.toString();
        return content.append(text.length()).append(':').append(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

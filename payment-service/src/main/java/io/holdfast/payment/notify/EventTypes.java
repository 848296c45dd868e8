package io.holdfast.payment.notify;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.RefundEvent;
import io.holdfast.contract.payment.SurplusEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events an endpoint wants.
 *
 * @param types in alphabetical order; empty for all, those that do not exist yet included
 */
public record EventTypes(List<String> types) {

    public static final String EVERY = "*";
    /** Sent when a merchant asks for it, to whatever endpoint. */
    public static final String PING = "webhook.ping";

    public static final String PROBE = "webhook.probe";

    public static final EventTypes ALL = new EventTypes(List.of());
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            PaymentEvent.SUCCEEDED,
            PaymentEvent.FAILED,
            PaymentEvent.CLOSED,
            SurplusEvent.LATE_SUCCESS,
            SurplusEvent.SECOND_SUCCESS,
            RefundEvent.SUCCEEDED,
            RefundEvent.FAILED));

    public EventTypes {
        types = List.copyOf(types);
    }

    /** @throws IllegalArgumentException for a type that there is not, or if there is none */
    public static EventTypes of(Collection<String> wanted) {
        if (wanted.size() == 1 && wanted.contains(EVERY)) {
            return ALL;
        }
        if (wanted.isEmpty() || !KNOWN.containsAll(wanted)) {
            throw new IllegalArgumentException("must be [\"" + EVERY + "\"] or some of " + KNOWN);
        }
        return new EventTypes(List.copyOf(new TreeSet<>(wanted)));
    }

    /** As it is stored: the types separated by commas, or {@value #EVERY}. */
    public static EventTypes read(String stored) {
        return stored.equals(EVERY) ? ALL : new EventTypes(Arrays.asList(stored.split(",", -1)));
    }

    public String stored() {
        return String.join(",", shown());
    }

    /** Never empty: {@value #EVERY} stands for all. */
    public List<String> shown() {
        return types.isEmpty() ? List.of(EVERY) : types;
    }

    boolean include(String type) {
        return types.isEmpty() || types.contains(type);
    }
}

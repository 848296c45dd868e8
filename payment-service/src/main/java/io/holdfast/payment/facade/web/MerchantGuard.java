package io.holdfast.payment.facade.web;

import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Asks the rules that count by merchant, under the resource {@code merchant POST /v1/payments}: only now, with the signature
 * checked, is it known whose request it is. Nothing is spent or stored yet.
 */
final class MerchantGuard {

    /** The second parameter, the same for all: a rule for it counts all merchants together. */
    private static final String EVERYBODY = "everybody";

    private final Guard guard;

    MerchantGuard(Guard guard) {
        this.guard = guard;
    }

    Passage enter(HttpServletRequest request, String merchantId) {
        try {
            return guard.enter("merchant " + Routes.nameOf(request), Traffic.EXEMPT, merchantId, EVERYBODY);
        } catch (ShedException e) {
            throw Shed.problem(e);
        }
    }
}

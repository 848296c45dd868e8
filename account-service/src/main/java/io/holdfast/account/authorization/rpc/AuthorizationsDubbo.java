package io.holdfast.account.authorization.rpc;

import io.holdfast.account.authorization.AuthorizedFunds;
import io.holdfast.account.authorization.CaptureAuthorization;
import io.holdfast.account.authorization.PlaceFundsAuthorization;
import io.holdfast.account.authorization.ReleaseAuthorization;
import io.holdfast.account.authorization.UncaptureAuthorization;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.PlaceAuthorization;
import org.apache.dubbo.config.annotation.DubboService;
import org.slf4j.MDC;

/** Authorizations over Dubbo. */
@DubboService(timeout = 3000, retries = 0)
public class AuthorizationsDubbo implements Authorizations {

    private final PlaceFundsAuthorization place;
    private final CaptureAuthorization capture;
    private final ReleaseAuthorization release;
    private final UncaptureAuthorization uncapture;

    public AuthorizationsDubbo(
            PlaceFundsAuthorization place,
            CaptureAuthorization capture,
            ReleaseAuthorization release,
            UncaptureAuthorization uncapture) {
        this.place = place;
        this.capture = capture;
        this.release = release;
        this.uncapture = uncapture;
    }

    @Override
    public HoldOutcome place(PlaceAuthorization request) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", request.paymentId())) {
            AuthorizedFunds funds = new AuthorizedFunds(
                    request.paymentId(), request.merchantId(), request.payerAccountId(), request.amount());
            return place.place(funds, request.expiresAt());
        }
    }

    @Override
    public BookingOutcome capture(String paymentId, Money captured, int feeBasisPoints) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", paymentId)) {
            return capture.capture(paymentId, captured, feeBasisPoints);
        }
    }

    @Override
    public void release(String paymentId) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", paymentId)) {
            release.release(paymentId);
        }
    }

    @Override
    public void uncapture(String paymentId) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", paymentId)) {
            uncapture.uncapture(paymentId);
        }
    }
}

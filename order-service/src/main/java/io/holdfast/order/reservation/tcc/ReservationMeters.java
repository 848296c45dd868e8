package io.holdfast.order.reservation.tcc;

import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReservationOutcome.Declined;
import io.holdfast.order.reservation.Ending;
import io.holdfast.order.reservation.ReservationTally;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code holdfast_reservations_total{phase, outcome}}. */
@Component
class ReservationMeters implements ReservationTally {

    private final MeterRegistry meters;

    ReservationMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void tried(ReservationOutcome outcome) {
        count("try", outcome instanceof Declined declined ? declined.reason().name() : "RESERVED");
    }

    @Override
    public void confirmed(Ending ending) {
        count("confirm", ending.name());
    }

    @Override
    public void cancelled(Ending ending) {
        count("cancel", ending.name());
    }

    @Override
    public void unsettled(Ending ending) {
        count("unsettle", ending.name());
    }

    private void count(String phase, String outcome) {
        meters.counter("holdfast.reservations", "phase", phase, "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}

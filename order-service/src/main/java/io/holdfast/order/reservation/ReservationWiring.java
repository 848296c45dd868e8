package io.holdfast.order.reservation;

import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

@Configuration(proxyBeanMethods = false)
class ReservationWiring {

    private static final Logger log = LoggerFactory.getLogger(ReservationWiring.class);

    @Bean
    ReserveOrder reserveOrder(
            Reservations reservations, Transactions transactions, ReservationTally tally, Clock clock) {
        return new ReserveOrder(reservations, transactions, tally, clock);
    }

    @Bean
    ReportReservations reportReservations(Reservations reservations) {
        return new ReportReservations(reservations);
    }

    @Bean
    FinishReservation finishReservation(
            Reservations reservations,
            ReportReservations reports,
            Transactions transactions,
            ReservationTally tally,
            Clock clock) {
        return new FinishReservation(reservations, reports, transactions, tally, clock);
    }

    @Bean
    ResolveReservation resolveReservation(FinishReservation finishReservation, ReportReservations reports) {
        return new ResolveReservation(finishReservation, reports);
    }

    @Bean
    UndoSale undoSale(
            Reservations reservations,
            FinishReservation finishReservation,
            Transactions transactions,
            ReservationTally tally,
            Clock clock) {
        return new UndoSale(reservations, finishReservation, transactions, tally, clock);
    }

    @Bean
    ExpireReservations expireReservations(
            Reservations reservations,
            PaymentFates fates,
            FinishReservation finishReservation,
            Clock clock,
            ReservationConfig config) {
        return new ExpireReservations(reservations, fates, finishReservation, clock, config.expiryBatch());
    }

    @Bean
    SchedulingConfigurer expirySchedule(ExpireReservations expired, ReservationConfig config) {
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(() -> sweep(expired), config.expirySweepEvery(), config.expirySweepEvery()));
    }

    /** That payment-service is down is nothing to shout about once a second: its own alarms do. */
    private static void sweep(ExpireReservations expired) {
        try {
            expired.sweep();
        } catch (RuntimeException e) {
            log.warn("expired reservations wait for the next sweep: {}", e.toString());
        }
    }
}

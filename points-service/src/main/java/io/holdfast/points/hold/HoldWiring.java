package io.holdfast.points.hold;

import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.hold.jdbc.HoldsJdbc;
import java.time.Clock;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HoldWiring {

    @Bean
    Holds holds(JdbcClient jdbc) {
        return new HoldsJdbc(jdbc);
    }

    @Bean
    PlaceHold placeHold(LocalCommit commit, Holds holds, PointsBook book, Rates rates, Clock clock) {
        return new PlaceHold(commit, holds, book, rates, clock);
    }

    @Bean
    ConfirmHold confirmHold(LocalCommit commit, Holds holds, PointsBook book, Clock clock) {
        return new ConfirmHold(commit, holds, book, clock);
    }

    @Bean
    CancelHold cancelHold(LocalCommit commit, Holds holds, PointsBook book, Clock clock) {
        return new CancelHold(commit, holds, book, clock);
    }

    @Bean
    ReportHolds reportHolds(Holds holds) {
        return new ReportHolds(holds);
    }

    @Bean
    ResolveHold resolveHold(ConfirmHold confirmHold, CancelHold cancelHold, ReportHolds reportHolds) {
        return new ResolveHold(confirmHold, cancelHold, reportHolds);
    }

    @Bean
    @DubboReference(timeout = 3000, retries = 0, check = false)
    ReferenceBean<PaymentFates> paymentFates() {
        return new ReferenceBean<>();
    }

    @Bean
    ExpireHolds expireHolds(Holds holds, PaymentFates fates, ResolveHold resolveHold, Clock clock, HoldConfig config) {
        return new ExpireHolds(holds, fates, resolveHold, clock, config.expireBatch());
    }

    @Bean
    SchedulingConfigurer expirySchedule(ExpireHolds expireHolds, HoldConfig config) {
        return tasks -> tasks.addFixedDelayTask(expireHolds::run, config.expireEvery());
    }
}

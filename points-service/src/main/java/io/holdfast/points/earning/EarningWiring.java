package io.holdfast.points.earning;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.earning.jdbc.ConsumedEventsJdbc;
import io.holdfast.points.earning.json.PaymentEventJson;
import io.holdfast.points.earning.mq.PaymentEventsConsumer;
import io.holdfast.points.earning.mq.PaymentEventsListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class EarningWiring {

    @Bean
    EarnPoints earnPoints(LocalCommit commit, JdbcTemplate jdbc, PointsBook book, Rates rates, Clock clock) {
        return new EarnPoints(commit, new ConsumedEventsJdbc(jdbc), book, rates, clock);
    }

    @Bean
    PaymentEventsConsumer paymentEventsConsumer(
            EarningConfig config, EarnPoints earnPoints, MeterRegistry metrics, Clock clock) {
        PaymentEventJson json = new PaymentEventJson(JsonMapper.builder().build());
        return new PaymentEventsConsumer(config, new PaymentEventsListener(json, earnPoints, metrics, clock));
    }
}

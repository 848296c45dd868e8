package io.holdfast.points.earning;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.earning.json.PaymentEventJson;
import io.holdfast.points.earning.mq.PaymentEventsConsumer;
import io.holdfast.points.earning.mq.PaymentEventsListener;
import io.holdfast.points.grant.GrantTogether;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EarningWiring {

    @Bean
    EarnPoints earnPoints(LocalCommit commit, GrantTogether grantTogether) {
        return new EarnPoints(commit, grantTogether);
    }

    @Bean
    PaymentEventsConsumer paymentEventsConsumer(
            EarningConfig config, EarnPoints earnPoints, MeterRegistry metrics, Clock clock) {
        PaymentEventJson json = new PaymentEventJson(JsonMapper.builder().build());
        return new PaymentEventsConsumer(config, new PaymentEventsListener(json, earnPoints, metrics, clock));
    }
}

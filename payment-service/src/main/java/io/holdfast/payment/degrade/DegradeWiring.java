package io.holdfast.payment.degrade;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.degrade.jdbc.PoolPressure;
import io.holdfast.payment.degrade.json.ChoiceJson;
import io.holdfast.payment.degrade.metrics.DegradeMeters;
import io.holdfast.protection.document.OperatorDocuments;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DegradeConfig.class)
class DegradeWiring {

    @Bean
    DegradeWatch degradeWatch(MeterRegistry registry) {
        return new DegradeMeters(registry);
    }

    @Bean
    Degradation degradation(
            DegradeWatch watch, OperatorDocuments documents, DegradeConfig config, MeterRegistry registry) {
        ChoiceReader reader = new ChoiceJson();
        Degradation degradation = new Degradation(reader, watch);
        documents.follow(config.document(), reader.write(OperatorsChoice.NOTHING), degradation::take);
        Gauge.builder(
                        "holdfast.degrade.level",
                        degradation,
                        each -> each.level().ordinal())
                .description("0 nothing is given up, 1 lists, 2 statements, 3 queries are stale")
                .register(registry);
        return degradation;
    }

    @Bean
    PaymentCopies paymentCopies(Degradation degradation, DegradeConfig config) {
        return new PaymentCopies(degradation, config, System::nanoTime);
    }

    @Bean
    Pressure poolPressure(HikariDataSource dataSource) {
        return new PoolPressure(dataSource);
    }

    @Bean
    BackgroundTurns followPressure(Degradation degradation, List<Pressure> pressures, DegradeConfig config) {
        FollowPressure follow = new FollowPressure(degradation, pressures, config.automatic(), System::nanoTime);
        return new BackgroundTurns("follow-pressure", config.automatic().every(), follow::turn);
    }
}

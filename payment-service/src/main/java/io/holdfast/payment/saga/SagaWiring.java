package io.holdfast.payment.saga;

import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.saga.jdbc.SagaRowsJdbc;
import io.holdfast.payment.saga.metrics.SagaMeters;
import io.holdfast.payment.saga.seata.SagaEngine;
import io.holdfast.payment.saga.seata.SagasSeata;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SagaConfig.class)
class SagaWiring {

    @Bean
    SagaRowsJdbc sagaRows(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, SagaConfig config) {
        return new SagaRowsJdbc(jdbc, transactions, clock, config.runFor());
    }

    @Bean
    SagaWatch sagaWatch(MeterRegistry registry) {
        return new SagaMeters(registry);
    }

    /** By way of the JdbcTemplate, which waits for the migrations: the engine stores its definitions when it is made. */
    @Bean
    Sagas sagas(
            JdbcTemplate jdbc,
            ApplicationContext beans,
            SagaRowsJdbc rows,
            SagaWatch watch,
            Clock clock,
            SagaConfig config) {
        return new SagasSeata(
                SagaEngine.on(Objects.requireNonNull(jdbc.getDataSource()), beans, config.runFor(), config.stepFor()),
                rows,
                watch,
                clock,
                config.runFor());
    }

    @Bean
    BackgroundTurns takeOverSagas(LeftSagas left, List<SagaOwner> owners, SagaWatch watch, SagaConfig config) {
        TakeOverSagas takeOver = new TakeOverSagas(left, owners, watch, config.batch());
        return new BackgroundTurns("take-over-sagas", config.every(), takeOver::turn);
    }
}

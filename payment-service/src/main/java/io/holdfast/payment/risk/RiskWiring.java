package io.holdfast.payment.risk;

import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.risk.jdbc.PaidBeforeJdbc;
import io.holdfast.payment.risk.jdbc.RiskDecisionsJdbc;
import io.holdfast.payment.risk.jdbc.VelocitiesJdbc;
import io.holdfast.payment.risk.json.RuleSetJson;
import io.holdfast.payment.risk.metrics.RiskMeters;
import io.holdfast.protection.document.OperatorDocuments;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RiskConfig.class)
class RiskWiring {

    @Bean
    RiskWatch riskWatch(MeterRegistry registry) {
        return new RiskMeters(registry);
    }

    @Bean
    LiveRules liveRiskRules(RiskWatch watch, OperatorDocuments documents, RiskConfig config) {
        String bundled = BundledRules.text();
        LiveRules rules = new LiveRules(new RuleSetJson(), watch, bundled);
        documents.follow(config.document(), bundled, rules::take);
        return rules;
    }

    @Bean
    Velocities velocities(JdbcTemplate jdbc) {
        return new VelocitiesJdbc(jdbc);
    }

    @Bean
    RiskDecisions riskDecisions(JdbcTemplate jdbc) {
        return new RiskDecisionsJdbc(jdbc);
    }

    @Bean
    Screen riskScreen(
            LiveRules rules,
            Velocities velocities,
            RiskDecisions decisions,
            RiskWatch watch,
            JdbcTemplate jdbc,
            Clock clock) {
        return new Screen(rules, velocities, new PaidBeforeJdbc(jdbc), decisions, watch, clock);
    }

    @Bean
    BackgroundTurns forgetRisk(Velocities velocities, RiskDecisions decisions, RiskConfig config, Clock clock) {
        ForgetRisk forget = new ForgetRisk(velocities, decisions, config.decisionsKept(), config.forgetBatch(), clock);
        return new BackgroundTurns("forget-risk", config.forgetInterval(), forget::turn);
    }
}

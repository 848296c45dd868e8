package io.holdfast.protection.rules;

import com.alibaba.csp.sentinel.init.InitExecutor;
import io.holdfast.protection.document.OperatorDocuments;
import io.holdfast.protection.rules.metrics.RuleMeters;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public class RulesWiring {

    @Bean(initMethod = "start")
    RuleSource ruleSource(
            @Value("${spring.application.name}") String service, OperatorDocuments documents, MeterRegistry registry) {
        // Else its first call would start it, and the dashboard would not hear of the instance until then.
        InitExecutor.doInit();
        return new RuleSource(
                service, RulesWiring.class.getClassLoader(), new SentinelRules(), new RuleMeters(registry), documents);
    }
}

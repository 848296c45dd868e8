package io.holdfast.protection.rules;

import com.alibaba.csp.sentinel.init.InitExecutor;
import io.holdfast.protection.rules.metrics.RuleMeters;
import io.holdfast.protection.rules.nacos.RuleDocumentsNacos;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(RulesConfig.class)
public class RulesWiring {

    @Bean(initMethod = "start")
    RuleSource ruleSource(
            @Value("${spring.application.name}") String service,
            RulesConfig config,
            ObjectProvider<RuleDocumentsNacos> documents,
            MeterRegistry registry) {
        // Else its first call would start it, and the dashboard would not hear of the instance until then.
        InitExecutor.doInit();
        return new RuleSource(
                service,
                RulesWiring.class.getClassLoader(),
                new SentinelRules(),
                new RuleMeters(registry),
                documents.getIfAvailable());
    }

    @Bean(destroyMethod = "close")
    @Nullable
    RuleDocumentsNacos ruleDocuments(RulesConfig config) {
        return config.nacos().isEmpty() ? null : RuleDocumentsNacos.at(config);
    }
}

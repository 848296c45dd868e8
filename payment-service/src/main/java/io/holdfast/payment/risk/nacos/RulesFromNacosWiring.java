package io.holdfast.payment.risk.nacos;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.PropertyKeyConst;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.risk.BundledRules;
import io.holdfast.payment.risk.LiveRules;
import io.holdfast.payment.risk.RiskConfig;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RulesFromNacosWiring {

    @Bean
    RulesFromNacos rulesFromNacos(LiveRules rules, RiskConfig config) {
        RiskConfig.Nacos nacos = config.nacos();
        Properties properties = new Properties();
        properties.put(PropertyKeyConst.SERVER_ADDR, nacos.serverAddr());
        properties.put(PropertyKeyConst.USERNAME, nacos.username());
        properties.put(PropertyKeyConst.PASSWORD, nacos.password());
        return new RulesFromNacos(
                () -> NacosFactory.createConfigService(properties),
                nacos.dataId(),
                nacos.group(),
                rules,
                BundledRules::text);
    }

    @Bean
    BackgroundTurns subscribeToRiskRules(RulesFromNacos rules, RiskConfig config) {
        return new BackgroundTurns("risk-rules", config.nacos().askAgainAfter(), rules::turn);
    }
}

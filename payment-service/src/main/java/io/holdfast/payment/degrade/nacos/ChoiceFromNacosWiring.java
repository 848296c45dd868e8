package io.holdfast.payment.degrade.nacos;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.PropertyKeyConst;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.NacosDocument;
import io.holdfast.payment.degrade.ChoiceReader;
import io.holdfast.payment.degrade.Degradation;
import io.holdfast.payment.degrade.DegradeConfig;
import io.holdfast.payment.degrade.OperatorsChoice;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChoiceFromNacosWiring {

    @Bean
    NacosDocument degradationDocument(Degradation degradation, ChoiceReader reader, DegradeConfig config) {
        DegradeConfig.Nacos nacos = config.nacos();
        Properties properties = new Properties();
        properties.put(PropertyKeyConst.SERVER_ADDR, nacos.serverAddr());
        properties.put(PropertyKeyConst.USERNAME, nacos.username());
        properties.put(PropertyKeyConst.PASSWORD, nacos.password());
        return new NacosDocument(
                () -> NacosFactory.createConfigService(properties),
                nacos.dataId(),
                nacos.group(),
                reader.write(OperatorsChoice.NOTHING),
                degradation::take);
    }

    @Bean
    BackgroundTurns subscribeToDegradation(NacosDocument degradationDocument, DegradeConfig config) {
        return new BackgroundTurns("degradation", config.nacos().askAgainAfter(), degradationDocument::turn);
    }
}

package io.holdfast.protection.document;

import io.holdfast.protection.document.nacos.OperatorDocumentsNacos;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(DocumentsConfig.class)
public class DocumentsWiring {

    @Bean
    OperatorDocumentsNacos operatorDocuments(DocumentsConfig config) {
        return new OperatorDocumentsNacos(config);
    }
}

package io.holdfast.order.catalogue;

import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the catalogue. */
@Configuration(proxyBeanMethods = false)
class CatalogueWiring {

    @Bean
    ListSku listSku(Skus skus, Transactions transactions, Clock clock) {
        return new ListSku(skus, transactions, clock);
    }

    @Bean
    ReceiveDelivery receiveDelivery(Skus skus, Deliveries deliveries, Transactions transactions, Clock clock) {
        return new ReceiveDelivery(skus, deliveries, transactions, clock);
    }

    @Bean
    FindSku findSku(Skus skus) {
        return new FindSku(skus);
    }

    @Bean
    QuotePrices quotePrices(Skus skus) {
        return new QuotePrices(skus);
    }
}

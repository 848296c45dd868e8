package io.holdfast.order.ordering;

import io.holdfast.order.catalogue.QuotePrices;
import io.holdfast.order.transaction.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

@Configuration(proxyBeanMethods = false)
class OrderingWiring {

    @Bean
    PriceItems priceItems(QuotePrices prices) {
        return new PriceItems(prices);
    }

    @Bean
    MakeOrder makeOrder(
            StoredOrders orders, PriceItems priceItems, Transactions transactions, Clock clock, OrderingConfig config) {
        return new MakeOrder(orders, priceItems, transactions, clock, config.payWithin());
    }

    @Bean
    FindOrder findOrder(StoredOrders orders) {
        return new FindOrder(orders);
    }

    @Bean
    AmendOrder amendOrder(
            StoredOrders orders, FindOrder findOrder, PriceItems priceItems, Transactions transactions, Clock clock) {
        return new AmendOrder(orders, findOrder, priceItems, transactions, clock);
    }

    @Bean
    CancelOrder cancelOrder(StoredOrders orders, FindOrder findOrder, Transactions transactions) {
        return new CancelOrder(orders, findOrder, transactions);
    }

    @Bean
    CloseUnpaidOrders closeUnpaidOrders(
            StoredOrders orders, Transactions transactions, Clock clock, OrderingConfig config) {
        return new CloseUnpaidOrders(orders, transactions, clock, config.closeBatch());
    }

    @Bean
    SchedulingConfigurer closeSchedule(CloseUnpaidOrders unpaid, OrderingConfig config, MeterRegistry meters) {
        Counter closed = meters.counter("holdfast.orders", "operation", "close", "outcome", "closed");
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(() -> closed.increment(unpaid.close()), config.closeEvery(), config.closeEvery()));
    }
}

package io.holdfast.payment.wallet.rpc;

import io.holdfast.contract.account.Accounts;
import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.order.Catalogue;
import io.holdfast.contract.order.Orders;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.contract.points.PointsHolds;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every call is made once and given up after {@value #TIMEOUT_MILLIS} ms: well below the time a payment has, so that a
 * participant that hangs still leaves time to roll back. A provider that is not there yet keeps nothing from starting.
 */
@Configuration(proxyBeanMethods = false)
class RemoteServices {

    private static final int TIMEOUT_MILLIS = 3_000;

    // A payment that was begun is brought to an end, however late it is for whoever asked: only tries carry a deadline.
    private static final String REPORT = "report.deadline=none";
    private static final String RESOLVE = "resolve.deadline=none";

    @Bean
    @DubboReference(
            timeout = TIMEOUT_MILLIS,
            retries = 0,
            check = false,
            parameters = {REPORT, RESOLVE})
    ReferenceBean<StockReservations> stockReservations() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(
            timeout = TIMEOUT_MILLIS,
            retries = 0,
            check = false,
            parameters = {REPORT, RESOLVE})
    ReferenceBean<FundsHolds> fundsHolds() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(
            timeout = TIMEOUT_MILLIS,
            retries = 0,
            check = false,
            parameters = {REPORT, RESOLVE})
    ReferenceBean<PointsHolds> pointsHolds() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false)
    ReferenceBean<PointsAccounts> pointsAccounts() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false)
    ReferenceBean<Orders> orders() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false)
    ReferenceBean<Accounts> accounts() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false)
    ReferenceBean<Catalogue> catalogue() {
        return new ReferenceBean<>();
    }
}

package io.holdfast.payment.settle.rpc;

import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.RefundFunds;
import io.holdfast.contract.points.PointsGrants;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every call is made once and given up after {@value #TIMEOUT_MILLIS} ms; whoever made it asks again later. No
 * deadline of a request goes with it: what was begun is brought to an end.
 */
@Configuration(proxyBeanMethods = false)
class SettlementServices {

    private static final int TIMEOUT_MILLIS = 3_000;

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false, parameters = "deadline=none")
    ReferenceBean<Authorizations> authorizations() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false, parameters = "deadline=none")
    ReferenceBean<RefundFunds> refundFunds() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false, parameters = "deadline=none")
    ReferenceBean<PointsGrants> pointsGrants() {
        return new ReferenceBean<>();
    }
}

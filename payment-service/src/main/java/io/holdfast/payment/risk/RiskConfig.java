package io.holdfast.payment.risk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param decisionsKept how long decisions are kept
 * @param forgetInterval how often what is old is removed
 * @param forgetBatch how many of it together
 * @param document the data id of the rules
 */
@ConfigurationProperties("holdfast.risk")
public record RiskConfig(
        @DefaultValue("180d") Duration decisionsKept,
        @DefaultValue("10s") Duration forgetInterval,
        @DefaultValue("1000") int forgetBatch,
        @DefaultValue("payment-service-risk-rules") String document) {}

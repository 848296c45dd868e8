package io.holdfast.payment.risk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param decisionsKept how long decisions are kept
 * @param forgetInterval how often what is old is removed
 * @param forgetBatch how many of it together
 * @param nacos where the rules come from
 */
@ConfigurationProperties("holdfast.risk")
public record RiskConfig(
        @DefaultValue("180d") Duration decisionsKept,
        @DefaultValue("10s") Duration forgetInterval,
        @DefaultValue("1000") int forgetBatch,
        @DefaultValue Nacos nacos) {

    /** @param askAgainAfter the pause between two questions while Nacos has not answered */
    public record Nacos(
            @DefaultValue("127.0.0.1:8848") String serverAddr,
            @DefaultValue("nacos") String username,
            @DefaultValue("") String password,
            @DefaultValue("payment-service-risk-rules") String dataId,
            @DefaultValue("HOLDFAST") String group,
            @DefaultValue("3s") Duration askAgainAfter) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Nacos[" + serverAddr + ", " + dataId + ", " + group + "]";
        }
    }
}

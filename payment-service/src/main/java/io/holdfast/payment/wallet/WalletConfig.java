package io.holdfast.payment.wallet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param transactionTimeout how old a payment may be when its commit is sent; the coordinator rolls back what is older
 * @param holdFor how old a payment is when participants begin to ask what became of their holds
 * @param threads how many payments are carried out at once
 * @param queue how many more may wait for a thread; beyond that requests are refused
 * @param drainWithin how long a stop waits for the payments that are under way
 */
@ConfigurationProperties("holdfast.wallet")
public record WalletConfig(
        @DefaultValue("20s") Duration transactionTimeout,
        @DefaultValue("30s") Duration holdFor,
        @DefaultValue("64") int threads,
        @DefaultValue("256") int queue,
        @DefaultValue("8s") Duration drainWithin) {}

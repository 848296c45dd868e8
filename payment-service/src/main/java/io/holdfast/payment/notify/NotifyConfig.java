package io.holdfast.payment.notify;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of notification.
 *
 * @param answerWithin from looking up the name to the last byte of the answer
 * @param retryAfter the pauses before each attempt of the policy {@code default}, the first one's included
 * @param patience how long after its last pause a delivery still waits for an endpoint that is failing or disabled
 * @param secretsOverlap how long the secret before today's signs too
 * @param endpointsPerMerchant how many endpoints a merchant may have
 * @param ports which ports merchants may name
 * @param loopbackAllowed whether merchants may name this machine, by http too and with any port: for development only
 * @param kept how long events and what became of them are kept after their end
 * @param forgetInterval how often old ones are removed
 * @param drainWithin how long a stop waits for requests under way
 */
@ConfigurationProperties("holdfast.notify")
public record NotifyConfig(
        @DefaultValue("5s") Duration answerWithin,

        @DefaultValue({"0s", "1m", "3m", "5m", "10m", "30m", "1h", "2h", "6h", "12h", "24h"})
        List<Duration> retryAfter,

        @DefaultValue("1h") Duration patience,
        @DefaultValue("24h") Duration secretsOverlap,
        @DefaultValue("20") int endpointsPerMerchant,
        @DefaultValue({"443", "8443"}) Set<Integer> ports,
        @DefaultValue("false") boolean loopbackAllowed,
        @DefaultValue("90d") Duration kept,
        @DefaultValue("1m") Duration forgetInterval,
        @DefaultValue("8s") Duration drainWithin,
        @DefaultValue Queue queue,
        @DefaultValue Lanes lanes,
        @DefaultValue Breaker breaker) {

    public NotifyConfig {
        retryAfter = List.copyOf(retryAfter);
        ports = Set.copyOf(ports);
        if (retryAfter.isEmpty()) {
            throw new IllegalArgumentException("holdfast.notify.retry-after must have a pause");
        }
    }

    /**
     * Between the rows and the broker.
     *
     * @param nameServer RocketMQ's name server, host:port
     * @param sendTimeout how long the broker may take to acknowledge
     * @param threads how many batches of events, and of wake-ups, are taken at once
     * @param batchSize how many at most make a batch
     * @param gatherFor how long to let events gather before the next are asked for
     * @param attempts how often an event that cannot be stored is tried before it becomes a dead letter
     * @param claimFor how long whoever takes a delivery has it to himself; well above the time for an answer
     * @param sweepEvery how often deliveries are looked for whose wake-up was lost
     * @param overdueAfter how late a delivery must be for that
     * @param sweepBatch how many are woken up together
     * @param noRoomPause how long a delivery waits that found no room
     * @param disabledPause how long one waits whose endpoint is disabled
     */
    public record Queue(
            @DefaultValue("127.0.0.1:9876") String nameServer,
            @DefaultValue("3s") Duration sendTimeout,
            @DefaultValue("2") int threads,
            @DefaultValue("64") int batchSize,
            @DefaultValue("200ms") Duration gatherFor,
            @DefaultValue("16") int attempts,
            @DefaultValue("30s") Duration claimFor,
            @DefaultValue("10s") Duration sweepEvery,
            @DefaultValue("5s") Duration overdueAfter,
            @DefaultValue("500") int sweepBatch,
            @DefaultValue("10s") Duration noRoomPause,
            @DefaultValue("10m") Duration disabledPause) {}

    /**
     * Who delivers, in each instance.
     *
     * @param threads how many requests are under way at once
     * @param threadsForFailing how many of them may go to endpoints that failed the last time
     * @param perEndpoint how many go to one endpoint at once, once it has answered well
     * @param perHost how many go to one host at once
     * @param perMerchant how many are one merchant's at once; fewer than the failing ones may have, so that nobody fills those
     * @param queue how many deliveries may be under way or wait for a turn
     * @param queuePerEndpoint how many may wait for one endpoint
     * @param queuePerMerchant how many of one merchant's may be under way or wait
     * @param connections how many of them may be at the database at once
     */
    public record Lanes(
            @DefaultValue("64") int threads,
            @DefaultValue("16") int threadsForFailing,
            @DefaultValue("4") int perEndpoint,
            @DefaultValue("32") int perHost,
            @DefaultValue("12") int perMerchant,
            @DefaultValue("20000") int queue,
            @DefaultValue("1000") int queuePerEndpoint,
            @DefaultValue("2000") int queuePerMerchant,
            @DefaultValue("8") int connections) {}

    /**
     * When an endpoint is given a pause.
     *
     * @param after how many failures in a row it takes
     * @param pause the first pause; each further failure doubles it
     * @param longestPause what it grows to
     */
    public record Breaker(
            @DefaultValue("5") int after,
            @DefaultValue("10s") Duration pause,
            @DefaultValue("5m") Duration longestPause) {}

    List<Duration> pauses(RetryPolicy policy) {
        return policy.pauses(retryAfter);
    }

    /** From the first attempt to when it is given up, if its endpoint is never asked in between. */
    Duration lifetime(RetryPolicy policy) {
        return pauses(policy).stream().reduce(patience, Duration::plus);
    }
}

package io.holdfast.payment.collect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin how long a request is kept waiting for the channel before it is answered without it
 * @param payWithin how long a payer has, unless the order ends sooner
 * @param prepareWithin how long a channel may leave a new payment unanswered before it is closed there and given up
 * @param authorizedFor how long money that is only set aside waits for its capture
 * @param queryAfter the pauses between queries; the last is repeated
 * @param channels where a channel has other pauses than {@code queryAfter}, by its name
 * @param staleAfter how old the last query may be when a merchant asks
 * @param every how often due looks are looked for
 * @param batch how many are taken together
 * @param threads how many calls are made to one channel at once
 * @param queue how many more may wait for a thread; beyond that requests are refused
 * @param waiting how many requests are kept waiting for one channel at once; more are answered without it
 * @param giveBackLooks after how many looks giving back is left to a person
 * @param callbacksKept how long callbacks are kept as they came
 * @param forgetInterval how often old callbacks are removed
 */
@ConfigurationProperties("holdfast.collect")
public record CollectConfig(
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("15m") Duration payWithin,
        @DefaultValue("2m") Duration prepareWithin,
        @DefaultValue("7d") Duration authorizedFor,

        @DefaultValue({"5s", "15s", "30s", "1m", "2m", "5m"})
        List<Duration> queryAfter,

        @DefaultValue Map<String, Schedule> channels,
        @DefaultValue("2s") Duration staleAfter,
        @DefaultValue("500ms") Duration every,
        @DefaultValue("100") int batch,
        @DefaultValue("32") int threads,
        @DefaultValue("256") int queue,
        @DefaultValue("40") int waiting,
        @DefaultValue("40") int giveBackLooks,
        @DefaultValue("180d") Duration callbacksKept,
        @DefaultValue("1m") Duration forgetInterval) {

    public CollectConfig {
        queryAfter = List.copyOf(queryAfter);
        channels = Map.copyOf(channels);
    }

    public record Schedule(List<Duration> queryAfter) {

        public Schedule {
            queryAfter = List.copyOf(queryAfter);
        }
    }

    /** How long to wait after the query with this number, counted from 0. */
    Duration pauseAfter(String channel, int queries) {
        Schedule own = channels.get(channel);
        List<Duration> pauses = own == null ? queryAfter : own.queryAfter();
        return pauses.get(Math.min(queries, pauses.size() - 1));
    }
}

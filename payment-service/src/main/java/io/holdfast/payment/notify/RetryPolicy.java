package io.holdfast.payment.notify;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery is tried: the pause before each attempt, the first one's included.
 *
 * @param name {@code default}, {@code wechat}, {@code alipay}, or null for a merchant's own pauses
 * @param own a merchant's own pauses in seconds, empty with a name
 */
public record RetryPolicy(@Nullable String name, List<Integer> own) {

    public static final String DEFAULT = "default";
    public static final int PAUSES_LIMIT = 20;
    public static final int PAUSE_SECONDS_LIMIT = 86_400;

    /** At once, and then as WeChat Pay and Alipay notify merchants (their documents on payment notices). */
    private static final Map<String, List<Duration>> PRESETS = Map.of(
            "wechat",
            pauses("0s 15s 15s 30s 3m 10m 20m 30m 30m 30m 60m 3h 3h 3h 6h 6h"),
            "alipay",
            pauses("0s 4m 10m 10m 1h 2h 6h 15h"));

    public RetryPolicy {
        own = List.copyOf(own);
    }

    /** @throws IllegalArgumentException if there is no such policy */
    public static RetryPolicy named(String name) {
        if (!name.equals(DEFAULT) && !PRESETS.containsKey(name)) {
            throw new IllegalArgumentException("must be \"default\", \"wechat\", \"alipay\" or an object");
        }
        return new RetryPolicy(name, List.of());
    }

    /** @param seconds 1 to {@value #PAUSES_LIMIT} pauses of 0 to {@value #PAUSE_SECONDS_LIMIT} seconds */
    public static RetryPolicy ofSeconds(List<Integer> seconds) {
        boolean inRange = seconds.stream().allMatch(pause -> pause >= 0 && pause <= PAUSE_SECONDS_LIMIT);
        if (seconds.isEmpty() || seconds.size() > PAUSES_LIMIT || !inRange) {
            throw new IllegalArgumentException(
                    "must be 1 to " + PAUSES_LIMIT + " pauses of 0 to " + PAUSE_SECONDS_LIMIT + " seconds");
        }
        return new RetryPolicy(null, seconds);
    }

    /** As it is stored: a name, or seconds separated by commas. */
    public static RetryPolicy read(String stored) {
        return Character.isLetter(stored.charAt(0))
                ? named(stored)
                : ofSeconds(Arrays.stream(stored.split(",", -1))
                        .map(Integer::valueOf)
                        .toList());
    }

    public String stored() {
        return name != null ? name : own.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** @param standard what {@code default} stands for */
    List<Duration> pauses(List<Duration> standard) {
        if (name == null) {
            return own.stream().map(Duration::ofSeconds).toList();
        }
        return PRESETS.getOrDefault(name, standard);
    }

    private static List<Duration> pauses(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(pause -> Duration.parse("PT" + pause))
                .toList();
    }
}

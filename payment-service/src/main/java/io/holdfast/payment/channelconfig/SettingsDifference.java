package io.holdfast.payment.channelconfig;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a change changes, by name and without values.
 *
 * @param open added, replaced or gone
 * @param secret added, replaced or gone
 */
record SettingsDifference(List<String> open, List<String> secret) {

    /** The names whose value is not the same in both, sorted. */
    static List<String> names(Map<String, String> before, Map<String, String> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .sorted()
                .toList();
    }
}

package io.holdfast.acceptance.audit;

import java.util.List;

/**
 * What one look at the books found.
 *
 * @param looked how many rows were held against the sentence
 * @param offenders what breaks it, one line each, sorted
 */
public record Finding(long looked, List<String> offenders) {

    public Finding {
        offenders = offenders.stream().sorted().toList();
    }
}

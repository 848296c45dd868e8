package io.holdfast.contract.points;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a customer's movements, newest first.
 *
 * @param nextBefore give it as {@code before} for the next, older stretch; null if there is none
 */
public record PointsPage(
        List<PointsEntry> entries, @Nullable Long nextBefore) implements Serializable {}

package io.holdfast.order.transaction;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instants as {@code DATETIME(6)} columns keep them: in UTC, whatever zone the JVM, driver or server thinks it is in. */
public final class Utc {

    private Utc() {}

    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The instant in a column that is never null. */
    public static Instant instant(@Nullable LocalDateTime column) {
        return Objects.requireNonNull(column).toInstant(ZoneOffset.UTC);
    }
}

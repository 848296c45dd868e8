package io.holdfast.contract.wire;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of any type the contracts use. There are enough of them that each constant, each outcome, each null that is
 * allowed and each extreme of a number occurs.
 */
final class Samples {

    private Samples() {}

    /** All samples of a type. */
    static List<@Nullable Object> of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            List<@Nullable Object> elements = of(list.getActualTypeArguments()[0]);
            return List.of(new ArrayList<>(elements), new ArrayList<>());
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            List<@Nullable Object> values = of(map.getActualTypeArguments()[1]);
            Map<Object, @Nullable Object> samples = new HashMap<>();
            of(map.getActualTypeArguments()[0]).forEach(key -> samples.put(key, values.get(samples.size())));
            return List.of(samples, new HashMap<>());
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no sample of " + type + ": may it travel?");
        }
        if (plain.isRecord()) {
            return records(plain);
        }
        if (plain.isEnum()) {
            return Arrays.asList(plain.getEnumConstants());
        }
        if (plain.isSealed()) {
            List<@Nullable Object> cases = new ArrayList<>();
            for (Class<?> permitted : plain.getPermittedSubclasses()) {
                cases.addAll(of(permitted));
            }
            return cases;
        }
        return scalars(plain);
    }

    /** Sets of arguments for a method: together they hold every sample of every parameter. */
    static List<@Nullable Object[]> arguments(Method method) {
        List<List<@Nullable Object>> columns = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            columns.add(withNull(of(parameter.getParameterizedType()), parameter.getAnnotatedType(), parameter));
        }
        return rows(columns);
    }

    /** Every answer that a method may give; a null alone for void. */
    static List<@Nullable Object> answers(Method method) {
        if (method.getReturnType() == void.class) {
            return Arrays.asList((Object) null);
        }
        return withNull(of(method.getGenericReturnType()), method.getAnnotatedReturnType(), method);
    }

    private static List<@Nullable Object> records(Class<?> type) {
        List<List<@Nullable Object>> columns = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            columns.add(withNull(of(component.getGenericType()), component.getAnnotatedType(), component));
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            List<@Nullable Object> records = new ArrayList<>();
            for (@Nullable Object[] row : rows(columns)) {
                records.add(canonical.newInstance(row));
            }
            return records;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }

    private static List<@Nullable Object[]> rows(List<List<@Nullable Object>> columns) {
        int most = columns.stream().mapToInt(List::size).max().orElse(1);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int row = 0; row < most; row++) {
            @Nullable Object[] values = new Object[columns.size()];
            for (int column = 0; column < values.length; column++) {
                List<@Nullable Object> samples = columns.get(column);
                values[column] = samples.get(row % samples.size());
            }
            rows.add(values);
        }
        return rows;
    }

    private static List<@Nullable Object> withNull(
            List<@Nullable Object> samples, AnnotatedType type, AnnotatedElement element) {
        if (!type.isAnnotationPresent(Nullable.class) && !element.isAnnotationPresent(Nullable.class)) {
            return samples;
        }
        List<@Nullable Object> more = new ArrayList<>(samples);
        more.add(null);
        return more;
    }

    private static List<@Nullable Object> scalars(Class<?> type) {
        if (type == String.class) {
            return List.of("plain", "", "阿达 🎈 \u0000\u007f");
        }
        if (type == long.class || type == Long.class) {
            return List.of(1L, 0L, -1L, 1_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);
        }
        if (type == int.class || type == Integer.class) {
            return List.of(1, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return List.of(true, false);
        }
        if (type == Instant.class) {
            return List.of(Instant.parse("2026-11-23T09:30:00.123456789Z"), Instant.EPOCH);
        }
        if (type == Duration.class) {
            return List.of(Duration.ofMinutes(30), Duration.ofNanos(1));
        }
        throw new IllegalArgumentException("no sample of " + type + ": may it travel?");
    }
}

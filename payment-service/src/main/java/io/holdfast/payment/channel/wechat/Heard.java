package io.holdfast.payment.channel.wechat;

import java.util.function.Function;

/** What came back from WeChat Pay. */
sealed interface Heard<T> {

    /** Its answer, believed. */
    record Good<T>(T answer) implements Heard<T> {}

    /** Its refusal, by code. */
    record Failed<T>(Failure failure) implements Heard<T> {}

    /** No answer, or none that can be believed. */
    record Nothing<T>(String why) implements Heard<T> {}

    /** The answer understood; one that cannot be is Nothing. */
    default <R> Heard<R> understood(Function<T, R> reading) {
        if (this instanceof Good<T> good) {
            try {
                return new Good<>(reading.apply(good.answer()));
            } catch (RuntimeException e) {
                return new Nothing<>(
                        "an answer that cannot be read: " + e.getClass().getSimpleName());
            }
        }
        if (this instanceof Failed<T> failed) {
            return new Failed<>(failed.failure());
        }
        return new Nothing<>(((Nothing<T>) this).why());
    }

    default <R> R fold(Function<T, R> good, Function<Failure, R> failed, Function<String, R> nothing) {
        if (this instanceof Good<T> heard) {
            return good.apply(heard.answer());
        }
        if (this instanceof Failed<T> heard) {
            return failed.apply(heard.failure());
        }
        return nothing.apply(((Nothing<T>) this).why());
    }
}

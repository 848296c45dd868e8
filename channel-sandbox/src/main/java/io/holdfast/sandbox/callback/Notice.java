package io.holdfast.sandbox.callback;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Something a merchant is to be told.
 *
 * @param url where; http or https
 * @param message made anew, with a new signature, for each repetition
 */
public record Notice(
        String type, String url, Supplier<Message> message, Predicate<Answer> accepted, Schedule schedule) {}

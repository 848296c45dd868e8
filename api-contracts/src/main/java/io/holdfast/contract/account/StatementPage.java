package io.holdfast.contract.account;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an account's postings, newest first.
 *
 * @param nextBefore give it as {@code before} for the next, older stretch; null if there is none
 */
public record StatementPage(
        List<StatementLine> lines, @Nullable Long nextBefore) implements Serializable {}

package io.holdfast.payment.risk;

/** Reads rules as they are written. */
@FunctionalInterface
public interface RuleReader {

    /** @throws InvalidRulesException unless every word of the document is understood */
    RuleSet read(String document) throws InvalidRulesException;
}

package io.holdfast.protection.rules;

/** Sees which documents took effect and which did not. */
public interface RuleWatch {

    void inForce(RuleKind kind);

    void refused(RuleKind kind);
}

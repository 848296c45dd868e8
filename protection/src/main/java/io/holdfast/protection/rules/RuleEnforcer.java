package io.holdfast.protection.rules;

/** Puts rules into force. */
public interface RuleEnforcer {

    /**
     * Replaces all rules of the kind by those of the document, or changes nothing.
     *
     * @param document a JSON array; {@code []} for no rules
     * @throws RuleFaultException if the document or any one of its rules is malformed
     */
    void enforce(RuleKind kind, String document) throws RuleFaultException;
}

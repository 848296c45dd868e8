package io.holdfast.protection.rules;

/** The kinds of rules. A service uses those for which it brings defaults. */
public enum RuleKind {
    /** How many in a second, at what spacing, or how many at once. */
    FLOW("flow-rules"),
    /** How many for one merchant, in a window or from a bucket. */
    PARAM_FLOW("param-flow-rules"),
    /** Breakers. */
    DEGRADE("degrade-rules"),
    /** Limits of a whole instance. */
    SYSTEM("system-rules");

    private final String document;

    RuleKind(String document) {
        this.document = document;
    }

    /** {@code payment-service-flow-rules} for example. */
    public String dataIdOf(String service) {
        return service + "-" + document;
    }

    /** Where a service keeps its defaults on its class path. */
    public String defaults() {
        return "protection/" + document + ".json";
    }

    /** As in metrics. */
    public String label() {
        return document;
    }
}

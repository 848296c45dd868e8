package io.holdfast.payment.risk;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules that are in effect now. A document takes effect as a whole or not at all. */
public final class LiveRules {

    private static final Logger log = LoggerFactory.getLogger(LiveRules.class);

    private final RuleReader reader;
    private final RiskWatch watch;
    private volatile RuleSet current;

    /**
     * @param bundled in effect until another comes
     * @throws IllegalArgumentException if the bundled rules are not valid
     */
    public LiveRules(RuleReader reader, RiskWatch watch, String bundled) {
        this.reader = reader;
        this.watch = watch;
        try {
            this.current = reader.read(bundled);
        } catch (InvalidRulesException e) {
            throw new IllegalArgumentException("the bundled risk rules: " + e.getMessage(), e);
        }
    }

    public RuleSet current() {
        return current;
    }

    /** Puts a document into effect; answers false if it is not valid or was deleted (null), and the rules before it stay. */
    public boolean take(@Nullable String document) {
        try {
            if (document == null) {
                throw new InvalidRulesException("the document was deleted");
            }
            RuleSet next = reader.read(document);
            if (!next.version().equals(current.version())) {
                log.info(
                        "risk rules {} take effect, {} rules; before that {}",
                        next.version(),
                        next.rules().size(),
                        current.version());
            }
            current = next;
            watch.rulesTaken();
            return true;
        } catch (InvalidRulesException | RuntimeException e) {
            log.error("risk rules are REFUSED, {} stay in effect: {}", current.version(), e.getMessage());
            watch.rulesRefused();
            return false;
        }
    }
}

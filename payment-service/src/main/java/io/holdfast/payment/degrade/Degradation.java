package io.holdfast.payment.degrade;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is given up now: what an operator has decided, and what the pressure has added. */
public final class Degradation {

    private static final Logger log = LoggerFactory.getLogger(Degradation.class);

    private final ChoiceReader reader;
    private final DegradeWatch watch;
    private volatile OperatorsChoice chosen = OperatorsChoice.NOTHING;
    private volatile DegradeLevel underPressure = DegradeLevel.NONE;

    public Degradation(ChoiceReader reader, DegradeWatch watch) {
        this.reader = reader;
        this.watch = watch;
    }

    public DegradeLevel level() {
        OperatorsChoice now = chosen;
        DegradeLevel added = underPressure;
        return now.automatic() && added.includes(now.level()) ? added : now.level();
    }

    /** Whether what belongs to the level is given up now. */
    public boolean includes(DegradeLevel level) {
        return level().includes(level);
    }

    /** Puts an operator's document into effect, or refuses it as a whole, or its deletion (null): then the one before it stays. */
    public void take(@Nullable String document) {
        try {
            if (document == null) {
                throw new InvalidChoiceException("the document was deleted");
            }
            OperatorsChoice next = reader.read(document);
            if (!next.equals(chosen)) {
                log.warn("degradation is set to {}, before that {}", next, chosen);
            }
            chosen = next;
            watch.documentTaken();
        } catch (InvalidChoiceException e) {
            log.error("a degradation document is REFUSED, {} stays in effect: {}", chosen, e.getMessage());
            watch.documentRefused();
        }
    }

    /** What the pressure alone would give up. */
    void underPressure(DegradeLevel level) {
        if (level != underPressure) {
            log.warn("pressure asks for degradation {}, before that {}; operators: {}", level, underPressure, chosen);
        }
        underPressure = level;
    }
}

package io.holdfast.protection.rules;

import io.holdfast.protection.document.OperatorDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the rules of one service into force: its defaults as it starts, then what operators write. A document with a fault
 * changes nothing: the rules before it stay.
 */
public final class RuleSource {

    private static final Logger log = LoggerFactory.getLogger(RuleSource.class);

    private final String service;
    private final ClassLoader classPath;
    private final RuleEnforcer enforcer;
    private final RuleWatch watch;
    private final OperatorDocuments documents;

    public RuleSource(
            String service,
            ClassLoader classPath,
            RuleEnforcer enforcer,
            RuleWatch watch,
            OperatorDocuments documents) {
        this.service = service;
        this.classPath = classPath;
        this.enforcer = enforcer;
        this.watch = watch;
        this.documents = documents;
    }

    /** @throws IllegalStateException if the service's own defaults are malformed */
    public void start() {
        for (RuleKind kind : RuleKind.values()) {
            String defaults = defaults(kind);
            if (defaults != null) {
                start(kind, defaults);
            }
        }
    }

    private void start(RuleKind kind, String defaults) {
        try {
            enforcer.enforce(kind, defaults);
        } catch (RuleFaultException e) {
            throw new IllegalStateException("the default " + kind.label() + " are malformed", e);
        }
        watch.inForce(kind);
        documents.follow(kind.dataIdOf(service), defaults, document -> heard(kind, document));
    }

    private void heard(RuleKind kind, @Nullable String document) {
        String dataId = kind.dataIdOf(service);
        try {
            if (document == null || document.isBlank()) {
                throw new RuleFaultException("the document is empty or was deleted; [] stands for no rules");
            }
            enforcer.enforce(kind, document);
        } catch (RuleFaultException e) {
            watch.refused(kind);
            log.error("{} is refused, the rules before it stay in force: {}", dataId, e.getMessage());
            return;
        }
        watch.inForce(kind);
        log.info("{} is in force: {}", dataId, document);
    }

    private @Nullable String defaults(RuleKind kind) {
        try (InputStream in = classPath.getResourceAsStream(kind.defaults())) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

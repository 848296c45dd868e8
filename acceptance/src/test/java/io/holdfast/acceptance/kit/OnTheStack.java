package io.holdfast.acceptance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.audit.Report;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Scenarios on the running stack. It comes as a parameter, and after each scenario the books are audited at rest. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OnTheStack.Scenario.class)
public @interface OnTheStack {

    /** Hands the stack over and audits. */
    final class Scenario implements ParameterResolver, AfterEachCallback {

        /** What a fault may take to heal. */
        private static final Duration SETTLE = Duration.ofSeconds(60);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return RunningStack.shared();
        }

        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            Report report = RunningStack.shared().auditAtRest(SETTLE);
            assertThat(report.violated()).as(report.table()).isEmpty();
        }
    }
}

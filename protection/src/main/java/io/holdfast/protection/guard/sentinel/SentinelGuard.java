package io.holdfast.protection.guard.sentinel;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.EntryType;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeException;
import com.alibaba.csp.sentinel.slots.block.flow.FlowException;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowException;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowItem;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowRule;
import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.ShedException.Reason;
import io.holdfast.protection.guard.Traffic;

/** Sentinel's rules, which are one set for the process: so are all objects of this class. */
public final class SentinelGuard implements Guard {

    @Override
    public Passage enter(String resource, Traffic traffic, Object... parameters) throws ShedException {
        EntryType type = traffic == Traffic.INBOUND ? EntryType.IN : EntryType.OUT;
        try {
            return new Entered(SphU.entry(resource, type, 1, parameters), parameters);
        } catch (BlockException e) {
            throw shed(resource, e);
        }
    }

    private static ShedException shed(String resource, BlockException block) {
        if (block instanceof FlowException && block.getRule() instanceof FlowRule rule) {
            return counted(resource, rule.getGrade(), rule.getCount(), 1);
        }
        if (block instanceof ParamFlowException refusal && block.getRule() instanceof ParamFlowRule rule) {
            return counted(resource, rule.getGrade(), countOf(refusal.getLimitParam(), rule), rule.getDurationInSec());
        }
        Reason reason = block instanceof DegradeException ? Reason.BREAKER : Reason.PRESSURE;
        return new ShedException(resource, reason, 0, 1);
    }

    /** A merchant may have a count of its own. */
    private static double countOf(String parameter, ParamFlowRule rule) {
        return rule.getParamFlowItemList().stream()
                .filter(item -> item.getObject().equals(parameter))
                .mapToDouble(ParamFlowItem::getCount)
                .findFirst()
                .orElse(rule.getCount());
    }

    private static ShedException counted(String resource, int grade, double count, long seconds) {
        return grade == RuleConstant.FLOW_GRADE_QPS
                ? new ShedException(resource, Reason.RATE, (long) count, Math.toIntExact(seconds))
                : new ShedException(resource, Reason.CONCURRENCY, (long) count, 1);
    }

    private record Entered(Entry entry, Object[] parameters) implements Passage {

        @Override
        public void failed(Throwable failure) {
            Tracer.traceEntry(failure, entry);
        }

        @Override
        public void close() {
            entry.exit(1, parameters);
        }
    }
}

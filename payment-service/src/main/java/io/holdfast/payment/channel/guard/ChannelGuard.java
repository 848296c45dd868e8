package io.holdfast.payment.channel.guard;

import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import java.net.URI;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a channel that does not answer from holding up those who ask it. Each operation at each host has a breaker of its own
 * (the resource {@code channel:CARD:prepay:acquirer.example:443}), because merchants of one channel may have different
 * acquirers; all operations of a channel share its places (the resource {@code channel:CARD}), of which a host among others
 * gets only some (the resource {@code channel-host:CARD:acquirer.example:443}).
 */
final class ChannelGuard {

    private final String channel;
    private final Guard guard;
    private final ShedWatch watch;
    private final GuardedHosts hosts = new GuardedHosts();

    ChannelGuard(String channel, Guard guard, ShedWatch watch) {
        this.channel = channel;
        this.guard = guard;
        this.watch = watch;
    }

    /**
     * @param endpoint who is asked
     * @param unanswered whether an answer is none: the breaker counts it as an error
     * @throws CallShedException at once and without a call, if the breaker is open or no place is free
     */
    <T> T call(URI endpoint, String operation, Supplier<T> call, Predicate<T> unanswered) throws CallShedException {
        String host = hosts.nameOf(endpoint);
        String places = "channel:" + channel;
        try (Passage share = shareOf(host);
                Passage place = guard.enter(places, Traffic.EXEMPT);
                Passage passage = guard.enter(places + ":" + operation + ":" + host, Traffic.EXEMPT)) {
            return made(call, unanswered, passage);
        } catch (ShedException e) {
            throw shed(operation, e);
        }
    }

    /** Null for a host that is the only one: it takes no place from another. */
    private @Nullable Passage shareOf(String host) throws ShedException {
        return hosts.areSeveral() ? guard.enter("channel-host:" + channel + ":" + host, Traffic.EXEMPT) : null;
    }

    private static <T> T made(Supplier<T> call, Predicate<T> unanswered, Passage passage) {
        try {
            T answer = call.get();
            if (unanswered.test(answer)) {
                passage.failed(Unanswered.ONE);
            }
            return answer;
        } catch (RuntimeException e) {
            passage.failed(e);
            throw e;
        }
    }

    private CallShedException shed(String operation, ShedException shed) {
        return switch (shed.reason()) {
            case BREAKER -> shed(operation, ShedWatch.Reason.BREAKER, "breaker open", shed);
            case CONCURRENCY -> shed(operation, ShedWatch.Reason.FULL, "too many calls at once", shed);
            case RATE, PRESSURE -> shed(operation, ShedWatch.Reason.RATE, "too many calls", shed);
        };
    }

    private CallShedException shed(String operation, ShedWatch.Reason reason, String why, ShedException shed) {
        watch.shed(channel, operation, reason);
        return new CallShedException(why, shed);
    }

    /** Stands for a call that was not answered. */
    private static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1;
        private static final Unanswered ONE = new Unanswered();

        private Unanswered() {
            super("unanswered", null, false, false);
        }
    }
}

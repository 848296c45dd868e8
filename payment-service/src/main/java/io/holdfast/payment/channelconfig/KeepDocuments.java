package io.holdfast.payment.channelconfig;

import com.github.benmanes.caffeine.cache.Ticker;
import io.holdfast.payment.FreshMemory;
import io.holdfast.protection.document.DocumentsUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every document in step with its settings: at once where one of the two is heard to change, and all of them now and then,
 * because a change may be missed while Nacos or this instance is away.
 */
final class KeepDocuments {

    private static final Logger log = LoggerFactory.getLogger(KeepDocuments.class);
    /** As many as are looked at in one turn. */
    private static final int PAGE = 100;

    private final KeepDocument one;
    private final SettingsRecords records;
    private final long sweepNanos;
    private final Ticker ticker;
    private final Set<SettingsKey> edited = ConcurrentHashMap.newKeySet();
    private long changesSeen;
    private long sweptAt;
    private boolean sweeping = true;
    private @Nullable SettingsKey sweptUpTo;

    KeepDocuments(
            KeepDocument one,
            SettingsDocuments documents,
            SettingsRecords records,
            Duration sweepEvery,
            Ticker ticker) {
        this.one = one;
        this.records = records;
        this.sweepNanos = sweepEvery.toNanos();
        this.ticker = ticker;
        this.sweptAt = ticker.read();
        documents.onChange(edited::add);
    }

    /** True if there is more to do at once. */
    boolean turn() {
        try {
            keep(changed());
            List<SettingsKey> now = List.copyOf(edited);
            edited.removeAll(now);
            keep(now);
            return sweep();
        } catch (RuntimeException e) {
            // What was not done now is found again by going through all.
            sweepAll();
            throw e;
        }
    }

    private List<SettingsKey> changed() {
        List<FreshMemory.Change<SettingsKey>> latest = records.latestChanges(PAGE);
        List<FreshMemory.Change<SettingsKey>> unseen =
                latest.stream().filter(each -> each.changeId() > changesSeen).toList();
        if (unseen.size() == PAGE && !sweeping) {
            sweepAll();
        }
        latest.stream().findFirst().ifPresent(newest -> changesSeen = newest.changeId());
        return unseen.stream().map(FreshMemory.Change::key).distinct().toList();
    }

    private boolean sweep() {
        if (!sweeping && ticker.read() - sweptAt >= sweepNanos) {
            sweepAll();
        }
        if (!sweeping) {
            return false;
        }
        List<SettingsKey> page = records.keysAfter(sweptUpTo, PAGE);
        keep(page);
        sweeping = page.size() == PAGE;
        sweptUpTo = sweeping ? page.get(PAGE - 1) : null;
        return sweeping;
    }

    private void sweepAll() {
        sweeping = true;
        sweptUpTo = null;
        sweptAt = ticker.read();
    }

    private void keep(Collection<SettingsKey> keys) {
        for (SettingsKey key : keys) {
            try {
                if (!one.keep(key)) {
                    edited.add(key);
                }
            } catch (DocumentsUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                // One that cannot be kept, its secrets cannot be opened for example, keeps nobody else from it.
                log.error("the document of {} cannot be kept", key, e);
            }
        }
    }
}

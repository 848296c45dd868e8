package io.holdfast.payment.channelconfig;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents that stand refused, at most one a merchant and channel. */
public interface RefusedDocuments {

    @Nullable
    RefusedDocument find(SettingsKey key);

    /** In place of the one before. False if it was known already. */
    boolean note(RefusedDocument document);

    void forget(SettingsKey key);

    /** Oldest first. */
    List<RefusedDocument> list(int limit);
}

package io.holdfast.payment.collect;

import io.holdfast.payment.channel.Callback;
import java.time.Instant;

/** What channels reported, as it came: once, however often it came. */
public interface Callbacks {

    /** Whether the same was understood before. One read by an index. */
    boolean isDone(String channel, String merchantId, byte[] hash);

    /** Keeps it unless it is kept. */
    void keep(String channel, String merchantId, byte[] hash, Callback callback);

    void done(String channel, String merchantId, byte[] hash, String reading);

    /** Forgets at most {@code limit} callbacks received before an instant; answers how many. */
    int forgetReceivedBefore(Instant instant, int limit);
}

package io.holdfast.payment.notify;

import java.time.Duration;
import java.util.List;

/** Says, now or later, to whichever instance that it is time to look at deliveries. One that is lost is made up for. */
public interface Wakeups {

    void now(List<String> deliveryIds);

    void later(String deliveryId, Duration delay);
}

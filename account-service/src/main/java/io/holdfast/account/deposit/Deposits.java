package io.holdfast.account.deposit;

import io.holdfast.contract.account.Deposit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The deposits that were booked. */
public interface Deposits {

    /** @return false if the merchant has used this number before */
    boolean add(Deposit deposit, Instant at);

    @Nullable
    Deposit find(String merchantId, String depositNo);
}

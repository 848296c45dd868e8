package io.holdfast.payment.saga;

import java.util.List;

/** Sagas that are said to be worked on, by an instance that has not been heard of for too long. */
@FunctionalInterface
public interface LeftSagas {

    /** Takes some for this caller: no other instance gets the same for a while. */
    List<LeftSaga> lease(int atMost);

    record LeftSaga(String saga, String subject) {}
}

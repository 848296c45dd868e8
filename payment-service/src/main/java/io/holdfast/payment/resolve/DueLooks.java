package io.holdfast.payment.resolve;

import java.util.List;

/** The payments that are due for a look. */
@FunctionalInterface
public interface DueLooks {

    /**
     * Takes due payments for this caller: each is due again only after its next pause, so that no other instance looks at
     * it meanwhile, and somebody does if this one dies.
     */
    List<DueLook> lease(int atMost);
}

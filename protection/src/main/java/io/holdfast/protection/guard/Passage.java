package io.holdfast.protection.guard;

/** Something that a guard let pass, for as long as it takes. */
public interface Passage extends AutoCloseable {

    /** It failed: breakers count it. What was refused by a rule of the business did not fail. */
    void failed(Throwable failure);

    @Override
    void close();
}

package io.holdfast.payment.degrade;

/** The form in which operators write what they decide. */
public interface ChoiceReader {

    /** @throws InvalidChoiceException if anything about the document is not as it must be */
    OperatorsChoice read(String document) throws InvalidChoiceException;

    String write(OperatorsChoice choice);
}

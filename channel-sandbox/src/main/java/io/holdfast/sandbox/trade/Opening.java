package io.holdfast.sandbox.trade;

/**
 * How the request that opened a trade is answered.
 *
 * @param held not at all: its sender waits in vain
 * @param afterwards what happens once it is answered
 */
public record Opening(boolean held, Runnable afterwards) {

    private static final Runnable NOTHING = () -> {};

    static Opening answered() {
        return new Opening(false, NOTHING);
    }

    static Opening answeredThen(Runnable afterwards) {
        return new Opening(false, afterwards);
    }

    static Opening unanswered() {
        return new Opening(true, NOTHING);
    }
}

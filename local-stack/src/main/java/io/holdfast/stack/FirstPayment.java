package io.holdfast.stack;

/** placeholder until the client is in */
final class FirstPayment {
    FirstPayment(Stack stack) {}
    record Outcome(boolean succeeded, String text) {}
    Outcome make() { return new Outcome(false, "not yet"); }
}

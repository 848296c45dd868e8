package io.holdfast.protection.guard;

/** Whether the rules for the whole instance apply. */
public enum Traffic {
    /** From outside: shed when the instance has too much to do. */
    INBOUND,
    /** Our own calls to others, and what must get in when there is too much to do. */
    EXEMPT
}

package io.holdfast.benchmark.load;

import java.util.Locale;

/** How payers pay. */
public enum Method {
    /** From a wallet: the answer is the outcome. */
    WALLET(200),
    /** By WeChat, as the sandbox plays it: the outcome comes with the channel's callback. */
    WECHAT(150);

    private final int lookAgainMillis;

    Method(int lookAgainMillis) {
        this.lookAgainMillis = lookAgainMillis;
    }

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    public static Method named(String name) {
        return switch (name) {
            case "wallet" -> WALLET;
            case "wechat" -> WECHAT;
            default -> throw new IllegalArgumentException("--method must be wallet or wechat, not " + name);
        };
    }

    /** How long a client waits before it asks again after a payment that is not decided. */
    int lookAgainMillis() {
        return lookAgainMillis;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.holdfast.payment.channel.wechat;

/** A merchant's settings that WeChat Pay cannot be asked with. Names the key, never repeats its value. */
final class BrokenSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    BrokenSettings(String message) {
        super(message);
    }
}

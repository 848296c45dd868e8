/**
 * Payment channels: what Holdfast asks of WeChat Pay, Alipay, PayPal and a card acquirer, in one vocabulary. Each channel
 * lives in a package of its own below this one; nothing else knows that it exists.
 */
@NullMarked
package io.holdfast.payment.channel;

import org.jspecify.annotations.NullMarked;

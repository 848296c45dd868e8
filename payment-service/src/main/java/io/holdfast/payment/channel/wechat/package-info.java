/**
 * WeChat Pay, versions 2 (XML, a shared key) and 3 (JSON, RSA), as one channel. The official SDK speaks version 3; version 2,
 * for which there is none, is spoken here.
 */
@NullMarked
package io.holdfast.payment.channel.wechat;

import org.jspecify.annotations.NullMarked;

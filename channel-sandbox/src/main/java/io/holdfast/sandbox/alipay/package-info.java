/** Alipay: agreements, signature rules, words and bills. */
@NullMarked
package io.holdfast.sandbox.alipay;

import org.jspecify.annotations.NullMarked;

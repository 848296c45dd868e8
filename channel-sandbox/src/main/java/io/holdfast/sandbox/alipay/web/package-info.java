/** Alipay on the wire: forms in, JSON out, RSA2 both ways. */
@NullMarked
package io.holdfast.sandbox.alipay.web;

import org.jspecify.annotations.NullMarked;

/**
 * Rules from Nacos: the default is published once, changes are pushed.
 */
@NullMarked
package io.holdfast.payment.risk.nacos;

import org.jspecify.annotations.NullMarked;

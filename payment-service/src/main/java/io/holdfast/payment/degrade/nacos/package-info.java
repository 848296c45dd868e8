/**
 * Where operators decide: a document in Nacos, made at the first start.
 */
@NullMarked
package io.holdfast.payment.degrade.nacos;

import org.jspecify.annotations.NullMarked;

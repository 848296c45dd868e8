/**
 * What attempts keep, and what surplus money is announced with, as JSON.
 */
@NullMarked
package io.holdfast.payment.collect.json;

import org.jspecify.annotations.NullMarked;

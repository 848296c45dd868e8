/**
 * What payments earn, and give up again when money goes back.
 */
@NullMarked
package io.holdfast.points.grant;

import org.jspecify.annotations.NullMarked;

/**
 * Holds on funds as other services call them.
 */
@NullMarked
package io.holdfast.account.hold.rpc;

import org.jspecify.annotations.NullMarked;

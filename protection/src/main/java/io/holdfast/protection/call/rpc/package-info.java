/**
 * Every Dubbo call of ours, guarded where it is made and where it is answered.
 */
@NullMarked
package io.holdfast.protection.call.rpc;

import org.jspecify.annotations.NullMarked;

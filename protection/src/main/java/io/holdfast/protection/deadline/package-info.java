/**
 * The time that a request has, from where it came in through every call that is made for it to the last local transaction.
 */
@NullMarked
package io.holdfast.protection.deadline;

import org.jspecify.annotations.NullMarked;

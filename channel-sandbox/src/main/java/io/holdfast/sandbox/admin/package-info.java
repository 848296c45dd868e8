/** Steering the sandbox: outages that stand before a channel, and the API of whoever tests. */
@NullMarked
package io.holdfast.sandbox.admin;

import org.jspecify.annotations.NullMarked;

/** How whoever tests steers the sandbox: agreements, outcomes, the payer's hand, a channel's faults. */
@NullMarked
package io.holdfast.sandbox.admin.web;

import org.jspecify.annotations.NullMarked;

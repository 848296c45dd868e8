/**
 * A payment from being accepted to its terminal state: two local commits, and in between whoever carries it out. Both
 * commits take along what must be true together with them: the request's record at the start, the stored reply and the
 * event at the end.
 */
@NullMarked
package io.holdfast.payment.pay;

import org.jspecify.annotations.NullMarked;

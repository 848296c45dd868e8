/**
 * The HTTP face of Holdfast, for merchants and for operators: who is asking, what exactly is asked, and every refusal as
 * a problem with a stable code.
 */
@NullMarked
package io.holdfast.payment.facade;

import org.jspecify.annotations.NullMarked;

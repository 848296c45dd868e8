/**
 * The coordinator as the opener of global transactions meets it: Seata's transaction manager.
 */
@NullMarked
package io.holdfast.payment.wallet.tcc;

import org.jspecify.annotations.NullMarked;

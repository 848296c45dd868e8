/**
 * Rules as Sentinel reads them: parsed strictly, judged one by one, loaded together.
 */
@NullMarked
package io.holdfast.protection.rules.sentinel;

import org.jspecify.annotations.NullMarked;

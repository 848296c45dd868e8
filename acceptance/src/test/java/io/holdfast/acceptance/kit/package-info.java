/** What a scenario is made of: the one running stack, a shop, and the calls it makes, whole or tampered with. */
@NullMarked
package io.holdfast.acceptance.kit;

import org.jspecify.annotations.NullMarked;

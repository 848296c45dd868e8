/**
 * Documents that operators edit while the service runs. The place where they are kept may be away: then nothing waits for it.
 */
@NullMarked
package io.holdfast.protection.document;

import org.jspecify.annotations.NullMarked;

/**
 * The payment event as it stands on the topic.
 */
@NullMarked
package io.holdfast.points.earning.json;

import org.jspecify.annotations.NullMarked;

package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.trade.Opening;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request for money is answered with.
 *
 * @param refusal null if the trade is there and well
 */
record V2Opened(Opening opening, Map<String, String> fields, V2Error.@Nullable Refusal refusal) {}

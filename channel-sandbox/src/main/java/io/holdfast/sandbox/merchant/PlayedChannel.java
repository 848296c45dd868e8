package io.holdfast.sandbox.merchant;

import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.Trade;
import java.util.function.Function;

/**
 * A channel, ready to be played.
 *
 * @param qrCode what a payer scans; empty for a trade that is not paid so
 */
public record PlayedChannel(SignUp signUp, Announcer announcer, Routes routes, Function<Trade, String> qrCode) {}

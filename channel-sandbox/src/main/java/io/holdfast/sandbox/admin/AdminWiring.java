package io.holdfast.sandbox.admin;

import io.holdfast.sandbox.admin.web.AdminApi;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.merchant.SignUp;
import io.holdfast.sandbox.trade.Modes;
import io.holdfast.sandbox.trade.PayerHand;
import io.holdfast.sandbox.trade.Trades;
import java.util.List;
import java.util.function.IntSupplier;

/** Puts the tester's API together. */
public final class AdminWiring {

    private AdminWiring() {}

    public static Routes routes(List<SignUp> channels, Trades trades, PayerHand payer, Modes modes, IntSupplier port) {
        return new AdminApi(channels, trades, payer, modes, port).routes();
    }
}

package io.holdfast.sandbox.merchant;

import io.holdfast.sandbox.trade.Channel;

/** How one channel takes on a merchant. */
public interface SignUp {

    Channel channel();

    Agreement signUp(Application application);
}

package io.holdfast.sandbox.card;

import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.merchant.Agreement;
import io.holdfast.sandbox.merchant.Application;
import io.holdfast.sandbox.merchant.SignUp;
import io.holdfast.sandbox.trade.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The acquirer's merchants. */
public final class CardMerchants implements SignUp {

    private final Map<String, CardMerchant> byId = new ConcurrentHashMap<>();

    @Override
    public Channel channel() {
        return Channel.CARD;
    }

    @Override
    public Agreement signUp(Application application) {
        CardMerchant merchant =
                new CardMerchant("acq_" + Tokens.alphanumeric(16), Tokens.secret(48), application.callbackUrl());
        byId.put(merchant.id(), merchant);
        return new Agreement(
                merchant.id(), Map.of("acquirer_merchant", merchant.id()), Map.of("acquirer_key", merchant.key()));
    }

    public Optional<CardMerchant> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}

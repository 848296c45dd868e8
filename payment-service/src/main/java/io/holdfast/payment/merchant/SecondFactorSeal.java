package io.holdfast.payment.merchant;

import io.holdfast.payment.secondfactor.Secrets;
import java.util.HexFormat;

/** Seals wallets' second factors as keys are sealed, by the same master key. */
public final class SecondFactorSeal implements Secrets {

    private final SecretSeal seal;

    public SecondFactorSeal(SecretSeal seal) {
        this.seal = seal;
    }

    @Override
    public byte[] seal(String accountId, byte[] secret) {
        return seal.seal(sealedFor(accountId), HexFormat.of().formatHex(secret));
    }

    @Override
    public byte[] open(String accountId, byte[] sealed) {
        return HexFormat.of().parseHex(seal.open(sealedFor(accountId), sealed));
    }

    private static String sealedFor(String accountId) {
        return "second-factor:" + accountId;
    }
}

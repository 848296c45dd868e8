package io.holdfast.payment.facade.json;

/**
 * A new second factor, told once.
 *
 * @param secret in Base32
 * @param otpauthUri the same as authenticator apps read it from a QR code
 */
public record SecondFactorJson(String account, String secret, String otpauthUri) {

    public static SecondFactorJson of(String accountId, String secret) {
        String uri = "otpauth://totp/Holdfast:" + accountId + "?secret=" + secret
                + "&issuer=Holdfast&algorithm=SHA1&digits=6&period=30";
        return new SecondFactorJson(accountId, secret, uri);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SecondFactorJson[" + account + "]";
    }

    /** What is known of a second factor later. */
    public record Confirmed(String account, boolean confirmed) {}
}

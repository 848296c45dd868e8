package io.holdfast.sandbox.keys;

import java.util.Base64;

final class Pem {

    private Pem() {}

    static String of(String kind, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}

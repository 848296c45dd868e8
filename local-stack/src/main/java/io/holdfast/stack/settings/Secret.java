package io.holdfast.stack.settings;

import java.security.SecureRandom;
import java.util.Base64;

/** A secret of the local stack: its name in the credentials file, what it opens, and how a new one is made. */
public enum Secret {
    OPERATOR_TOKEN("HOLDFAST_OPERATOR_TOKEN", "bearer token of /operator/v1", Form.WORD),
    MASTER_KEY("HOLDFAST_MASTER_KEY", "seals the merchants' secrets in the database", Form.BASE64_32),
    DB_ROOT("HOLDFAST_DB_ROOT_PASSWORD", "MariaDB, user root", Form.WORD),
    DB_AUDIT("HOLDFAST_DB_AUDIT_PASSWORD", "MariaDB, user audit: may read every schema", Form.WORD),
    DB_ACCOUNT("HOLDFAST_DB_ACCOUNT_PASSWORD", "MariaDB, user holdfast_account", Form.WORD),
    DB_ORDER("HOLDFAST_DB_ORDER_PASSWORD", "MariaDB, user holdfast_order", Form.WORD),
    DB_POINTS("HOLDFAST_DB_POINTS_PASSWORD", "MariaDB, user holdfast_points", Form.WORD),
    DB_PAYMENT("HOLDFAST_DB_PAYMENT_PASSWORD", "MariaDB, user holdfast_payment", Form.WORD),
    DB_SEATA("HOLDFAST_DB_SEATA_PASSWORD", "MariaDB, user seata", Form.WORD),
    NACOS_ADMIN("HOLDFAST_NACOS_ADMIN_PASSWORD", "Nacos console, user nacos", Form.WORD),
    NACOS_SERVICE("HOLDFAST_NACOS_SERVICE_PASSWORD", "Nacos, user holdfast: the services", Form.WORD),
    NACOS_IDENTITY("HOLDFAST_NACOS_IDENTITY", "how Nacos servers know each other", Form.WORD),
    NACOS_TOKEN_KEY("HOLDFAST_NACOS_TOKEN_KEY", "signs Nacos' tokens", Form.BASE64_48),
    SEATA_CONSOLE("HOLDFAST_SEATA_CONSOLE_PASSWORD", "Seata console, user holdfast", Form.WORD),
    SEATA_TOKEN_KEY("HOLDFAST_SEATA_TOKEN_KEY", "signs the Seata console's tokens", Form.BASE64_48),
    SENTINEL_DASHBOARD("HOLDFAST_SENTINEL_PASSWORD", "Sentinel dashboard, user holdfast", Form.WORD);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final String key;
    private final String opens;
    private final Form form;

    Secret(String key, String opens, Form form) {
        this.key = key;
        this.opens = opens;
        this.form = form;
    }

    /** Its name in the credentials file. */
    public String key() {
        return key;
    }

    String opens() {
        return opens;
    }

    String mint() {
        return switch (form) {
            case WORD -> word();
            case BASE64_32 -> base64(32);
            case BASE64_48 -> base64(48);
        };
    }

    /** 28 characters of 57: 163 bits. */
    private static String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 28; i++) {
            word.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }

    private static String base64(int bytes) {
        byte[] key = new byte[bytes];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private enum Form {
        WORD,
        BASE64_32,
        BASE64_48
    }
}

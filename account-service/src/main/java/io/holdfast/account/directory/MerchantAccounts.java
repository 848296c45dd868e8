package io.holdfast.account.directory;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.OpenAccount;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where merchants are paid. An account's id never changes, so each is looked up once a process. */
public final class MerchantAccounts {

    /** Beyond this the memory starts anew: merchants are few, but the limit must not depend on that. */
    private static final int REMEMBERED = 100_000;

    private final RegisterAccount register;
    private final Map<Key, String> ids = new ConcurrentHashMap<>();

    public MerchantAccounts(RegisterAccount register) {
        this.register = register;
    }

    private record Key(String merchantId, CurrencyCode currency) {}

    /** The id of the merchant's own account in this currency, opened now if it was not there. Never inside a commit. */
    public String idOf(String merchantId, CurrencyCode currency) {
        Key key = new Key(merchantId, currency);
        String id = ids.get(key);
        if (id == null) {
            id = register.open(new OpenAccount(merchantId, AccountKind.MERCHANT, merchantId, currency))
                    .accountId();
            if (ids.size() >= REMEMBERED) {
                ids.clear();
            }
            ids.put(key, id);
        }
        return id;
    }
}

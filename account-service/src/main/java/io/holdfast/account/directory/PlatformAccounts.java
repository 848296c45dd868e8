package io.holdfast.account.directory;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.OpenAccount;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Holdfast's own accounts, one of each kind a currency. Their ids follow from what they are, so nobody looks them up. Those of
 * channels are opened when a channel is first used, see {@link ChannelAccounts}.
 */
public final class PlatformAccounts {

    /** The merchant id that Holdfast's own accounts carry. */
    public static final String MERCHANT_ID = "platform";

    private static final Set<AccountKind> ONE_A_CURRENCY = EnumSet.of(
            AccountKind.FEE, AccountKind.CLEARING, AccountKind.EXTERNAL, AccountKind.SUSPENSE, AccountKind.FX);

    private final LocalCommits commits;
    private final Directory directory;
    private final Clock clock;

    public PlatformAccounts(LocalCommits commits, Directory directory, Clock clock) {
        this.commits = commits;
        this.directory = directory;
        this.clock = clock;
    }

    /** For example {@code acc_platform_fee_cny}. */
    public static String id(AccountKind kind, CurrencyCode currency) {
        return ("acc_platform_" + kind + "_" + currency).toLowerCase(Locale.ROOT);
    }

    /** Opens those that are missing: all at the first start, and a new currency's at the next one. */
    public void openMissing() {
        commits.run(commit -> {
            for (AccountKind kind : ONE_A_CURRENCY) {
                for (CurrencyCode currency : CurrencyCode.values()) {
                    String owner = kind.name().toLowerCase(Locale.ROOT);
                    directory.ensure(
                            id(kind, currency), new OpenAccount(MERCHANT_ID, kind, owner, currency), clock.instant());
                }
            }
            return true;
        });
    }
}

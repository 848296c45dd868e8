package io.holdfast.account.directory;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.OpenAccount;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What channels owe, one account a channel and currency, opened when it is first needed. */
public final class ChannelAccounts {

    /** Capitals alone, because ids are made of them in small letters and two channels must never share one. */
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");

    private final LocalCommits commits;
    private final Directory directory;
    private final Clock clock;
    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    public ChannelAccounts(LocalCommits commits, Directory directory, Clock clock) {
        this.commits = commits;
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for what is no channel's name */
    public static void requireName(String channel) {
        if (!NAME.matcher(channel).matches()) {
            throw new IllegalArgumentException("a channel's name has 1 to 20 capitals, digits and underscores");
        }
    }

    /**
     * The id of the channel's account in this currency, for example {@code acc_channel_wechat_cny}, opened now if it was not
     * there. Never inside a commit.
     */
    public String idOf(String channel, CurrencyCode currency) {
        requireName(channel);
        String id = ("acc_channel_" + channel + "_" + currency).toLowerCase(Locale.ROOT);
        if (!opened.contains(id)) {
            commits.run(commit -> {
                OpenAccount account =
                        new OpenAccount(PlatformAccounts.MERCHANT_ID, AccountKind.CHANNEL, channel, currency);
                directory.ensure(id, account, clock.instant());
                return true;
            });
            opened.add(id);
        }
        return id;
    }
}

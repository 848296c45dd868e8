package io.holdfast.account.channel;

import io.holdfast.account.channel.jdbc.ChannelBookingsJdbc;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.ledger.Journal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class ChannelWiring {

    @Bean
    ChannelBookings channelBookings(JdbcTemplate jdbc) {
        return new ChannelBookingsJdbc(jdbc);
    }

    @Bean
    CaptureChannelMoney captureChannelMoney(
            LocalCommits commits,
            ChannelBookings bookings,
            Journal journal,
            MerchantAccounts merchantAccounts,
            ChannelAccounts channelAccounts,
            Clock clock) {
        return new CaptureChannelMoney(commits, bookings, journal, merchantAccounts, channelAccounts, clock);
    }

    @Bean
    UncaptureChannelMoney uncaptureChannelMoney(
            LocalCommits commits,
            ChannelBookings bookings,
            Journal journal,
            DebitFolded debits,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        return new UncaptureChannelMoney(commits, bookings, journal, debits, merchantAccounts, clock);
    }

    @Bean
    SuspendChannelMoney suspendChannelMoney(
            LocalCommits commits,
            ChannelBookings bookings,
            Journal journal,
            ChannelAccounts channelAccounts,
            Clock clock) {
        return new SuspendChannelMoney(commits, bookings, journal, channelAccounts, clock);
    }

    @Bean
    GiveBackChannelMoney giveBackChannelMoney(
            ChannelBookings bookings,
            Journal journal,
            DebitFolded debits,
            ChannelAccounts channelAccounts,
            Clock clock) {
        return new GiveBackChannelMoney(bookings, journal, debits, channelAccounts, clock);
    }
}

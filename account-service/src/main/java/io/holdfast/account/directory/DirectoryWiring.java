package io.holdfast.account.directory;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.jdbc.DirectoryJdbc;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class DirectoryWiring {

    @Bean
    Directory directory(JdbcTemplate jdbc) {
        return new DirectoryJdbc(jdbc);
    }

    @Bean
    RegisterAccount registerAccount(LocalCommits commits, Directory directory, Clock clock) {
        return new RegisterAccount(commits, directory, clock);
    }

    @Bean
    MerchantAccounts merchantAccounts(RegisterAccount register) {
        return new MerchantAccounts(register);
    }

    @Bean(initMethod = "openMissing")
    PlatformAccounts platformAccounts(LocalCommits commits, Directory directory, Clock clock) {
        return new PlatformAccounts(commits, directory, clock);
    }

    @Bean
    ChannelAccounts channelAccounts(LocalCommits commits, Directory directory, Clock clock) {
        return new ChannelAccounts(commits, directory, clock);
    }

    @Bean
    FindAccount findAccount(Directory directory) {
        return new FindAccount(directory);
    }

    @Bean
    ChangeStatus changeStatus(LocalCommits commits, Directory directory, FindAccount find) {
        return new ChangeStatus(commits, directory, find);
    }
}

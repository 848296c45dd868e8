package io.holdfast.account;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts account-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AccountService {

    public static void main(String[] args) {
        // The registry's client would otherwise log to files of its own in the home directory.
        System.setProperty("nacos.logging.default.config.enabled", "false");
        SpringApplication.run(AccountService.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

package io.holdfast.order;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts order-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class OrderService {

    public static void main(String[] args) {
        // The registry's client would otherwise log to files of its own in the home directory.
        System.setProperty("nacos.logging.default.config.enabled", "false");
        SpringApplication.run(OrderService.class, args);
    }

    /** Ticks in microseconds, as columns do: what was answered is what is stored. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}

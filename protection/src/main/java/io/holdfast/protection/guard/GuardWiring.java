package io.holdfast.protection.guard;

import io.holdfast.protection.guard.sentinel.SentinelBreakers;
import io.holdfast.protection.guard.sentinel.SentinelGuard;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public class GuardWiring {

    @Bean
    Guard guard() {
        return new SentinelGuard();
    }

    @Bean
    Breakers breakers() {
        return SentinelBreakers.following(System::nanoTime);
    }
}

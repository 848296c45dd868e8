package io.holdfast.payment.merchant;

import com.github.benmanes.caffeine.cache.Ticker;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.merchant.crypto.SecretSealTink;
import io.holdfast.payment.merchant.jdbc.ApiKeysJdbc;
import io.holdfast.payment.merchant.jdbc.MerchantRecordsJdbc;
import io.holdfast.payment.merchant.rpc.MerchantsDubbo;
import java.time.Clock;
import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MerchantConfig.class)
class MerchantWiring {

    @Bean
    MerchantRecords merchantRecords(JdbcClient jdbc) {
        return new MerchantRecordsJdbc(jdbc);
    }

    @Bean
    ApiKeys apiKeys(JdbcClient jdbc, TransactionTemplate transaction) {
        return new ApiKeysJdbc(jdbc, transaction);
    }

    @Bean
    SecretSeal secretSeal(MerchantConfig config) {
        return new SecretSealTink(config.masterKey());
    }

    @Bean
    SecondFactorSeal secondFactorSeal(SecretSeal seal) {
        return new SecondFactorSeal(seal);
    }

    @Bean
    LiveKeys liveKeys(ApiKeys keys, SecretSeal seal, MerchantConfig config) {
        return new LiveKeys(keys, seal, config.keysBelieved(), Ticker.systemTicker());
    }

    @Bean
    BackgroundTurns revocationWatch(LiveKeys keys, MerchantConfig config) {
        return new BackgroundTurns("revocation-watch", config.revocationInterval(), () -> {
            keys.lookForRevocations();
            return false;
        });
    }

    @Bean
    MerchantFees merchantFees(MerchantRecords merchants, MerchantConfig config) {
        return new MerchantFees(merchants, config.feeKept());
    }

    @Bean
    RegisterMerchant registerMerchant(MerchantRecords merchants, Clock clock) {
        return new RegisterMerchant(merchants, clock);
    }

    @Bean
    IssueKey issueKey(ApiKeys keys, SecretSeal seal, Clock clock) {
        return new IssueKey(keys, seal, clock);
    }

    @Bean
    RevokeKey revokeKey(ApiKeys keys, LiveKeys liveKeys, Clock clock) {
        return new RevokeKey(keys, liveKeys, clock);
    }

    // Not repeated by the transport: a merchant or a key registered twice would be two.
    @Bean
    @DubboService(retries = 0)
    MerchantsDubbo merchantsDubbo(
            MerchantRecords merchants, RegisterMerchant registerMerchant, IssueKey issueKey, RevokeKey revokeKey) {
        return new MerchantsDubbo(merchants, registerMerchant, issueKey, revokeKey);
    }
}

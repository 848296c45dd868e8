package io.holdfast.account.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How postings are folded into the balances of busy accounts.
 *
 * @param foldEvery the pause between two runs
 * @param foldBatch postings a commit, 1 or more
 */
@ConfigurationProperties("holdfast.ledger")
public record LedgerConfig(
        @DefaultValue("200ms") Duration foldEvery,
        @DefaultValue("1000") int foldBatch) {}

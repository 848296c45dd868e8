package io.holdfast.payment.review;

import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.pay.HeldPayments;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.review.jdbc.ReviewsJdbc;
import io.holdfast.payment.risk.RiskDecisions;
import io.holdfast.payment.risk.Screen;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewConfig.class)
class ReviewWiring {

    @Bean
    ReviewPayments reviewPayments(
            JdbcTemplate jdbc,
            StoredPayments payments,
            RiskDecisions decisions,
            Screen screen,
            List<HeldPayments> kinds,
            Transactions transactions,
            PaymentWatch watch,
            Clock clock) {
        return new ReviewPayments(
                new ReviewsJdbc(jdbc), payments, decisions, screen, kinds, transactions, watch, clock);
    }

    @Bean
    BackgroundTurns expireReviews(ReviewPayments reviews, ReviewConfig config) {
        return new BackgroundTurns("expire-reviews", config.every(), () -> reviews.expire(config.batch()));
    }
}

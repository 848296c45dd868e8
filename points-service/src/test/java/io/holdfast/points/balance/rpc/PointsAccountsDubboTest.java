package io.holdfast.points.balance.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.points.PointsEntry;
import io.holdfast.contract.points.PointsPage;
import io.holdfast.contract.points.PointsView;
import io.holdfast.contract.points.QuoteOutcome.Quoted;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Movement;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.PointsOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class PointsAccountsDubboTest {

    private static PointsFixture points;
    private static PointsAccountsDubbo edge;

    private final Owner ada = new Owner(PublicId.mint("mer"), "阿达");

    @BeforeAll
    static void open() {
        points = new PointsFixture();
        edge = new PointsAccountsDubbo(points.balances, points.rates);
    }

    @AfterAll
    static void close() {
        points.close();
    }

    @Test
    void who_never_earned_any_has_zero_and_no_history() {
        assertThat(edge.balance(ada.merchantId(), "阿达")).isEqualTo(new PointsView(ada.merchantId(), "阿达", 0, 0));
        assertThat(edge.history(ada.merchantId(), "阿达", null, 10)).isEqualTo(new PointsPage(List.of(), null));
    }

    @Test
    void history_comes_newest_first_and_the_cursor_finds_every_entry_once() {
        for (int i = 1; i <= 7; i++) {
            points.grant(ada, PublicId.mint("pay"), i);
        }
        points.grant(new Owner(ada.merchantId(), "someone else"), PublicId.mint("pay"), 99);
        List<Long> seen = new ArrayList<>();
        Long before = null;
        int pages = 0;
        do {
            PointsPage page = edge.history(ada.merchantId(), "阿达", before, 3);
            page.entries().forEach(entry -> seen.add(entry.points()));
            before = page.nextBefore();
            pages++;
        } while (before != null);
        assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(pages).isEqualTo(3);
        assertThat(edge.balance(ada.merchantId(), "阿达").available()).isEqualTo(28);
    }

    @Test
    void a_page_that_ends_with_the_oldest_entry_has_no_next() {
        points.grant(ada, PublicId.mint("pay"), 1);
        points.grant(ada, PublicId.mint("pay"), 2);
        assertThat(edge.history(ada.merchantId(), "阿达", null, 2).nextBefore()).isNull();
    }

    @Test
    void an_entry_says_what_it_is() {
        String payment = PublicId.mint("pay");
        points.grant(ada, payment, 5);
        PointsEntry entry =
                edge.history(ada.merchantId(), "阿达", null, 1).entries().get(0);
        assertThat(entry.operation()).isEqualTo("earn");
        assertThat(entry.reference()).isEqualTo(payment);
        assertThat(entry.at()).isCloseTo(Instant.now(), Assertions.within(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void a_limit_out_of_range_is_refused(int limit) {
        assertThatThrownBy(() -> edge.history(ada.merchantId(), "阿达", null, limit))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE points_entry SET points = points + 1", "DELETE FROM points_entry"})
    void entries_never_change(String statement) {
        points.grant(ada, PublicId.mint("pay"), 5);
        assertThatThrownBy(() -> points.jdbc.execute(statement))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void a_payment_earns_once_even_for_who_writes_past_its_grant() {
        String payment = PublicId.mint("pay");
        points.grant(ada, payment, 5);
        Movement again = new Movement(ada, PointsOperation.EARN, payment, 5, CurrencyCode.CNY);
        assertThatThrownBy(() -> points.commit.of(() -> {
                    points.book.move(List.of(again), Instant.now());
                    return true;
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(edge.balance(ada.merchantId(), "阿达").available()).isEqualTo(5);
    }

    @Test
    void quotes_come_from_the_rates() {
        assertThat(edge.quote(CurrencyCode.USD, 70)).isEqualTo(new Quoted(Money.of(10, CurrencyCode.USD)));
    }
}

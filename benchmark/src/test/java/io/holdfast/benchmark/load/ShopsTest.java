package io.holdfast.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopsTest {

    @Test
    void goods_are_dealt_out_evenly_and_none_is_lost() {
        Shops.Plan plan = new Shops.Plan(7, 31, 7);
        int[] shares = IntStream.range(0, 7).map(shop -> plan.shareOf(31, shop)).toArray();

        assertThat(shares).containsExactly(5, 5, 5, 4, 4, 4, 4);
    }

    @Test
    void a_merchant_without_goods_or_payers_makes_no_sense() {
        assertThatThrownBy(() -> new Shops.Plan(2, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shops.Plan(2, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

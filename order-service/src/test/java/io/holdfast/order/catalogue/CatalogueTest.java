package io.holdfast.order.catalogue;

import static io.holdfast.order.RunningOrderService.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.contract.order.CatalogueOutcome.Accepted;
import io.holdfast.contract.order.CatalogueOutcome.Reason;
import io.holdfast.contract.order.CatalogueOutcome.Refused;
import io.holdfast.contract.order.SkuView;
import io.holdfast.contract.order.StockUp;
import io.holdfast.order.RunningOrderService;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final Money FIVE_YUAN = Money.of(500, CurrencyCode.CNY);

    private final String merchantId = RunningOrderService.newMerchant();

    @AfterEach
    void nothing_is_lost() {
        assertThat(RunningOrderService.stockThatDoesNotAddUp()).isEmpty();
    }

    @Test
    void a_listed_sku_has_no_stock_until_a_delivery() {
        assertThat(list("tea", FIVE_YUAN)).isEqualTo(new Accepted(view("tea", FIVE_YUAN, 0)));
        assertThat(deliver("d-1", "tea", 7)).isEqualTo(new Accepted(view("tea", FIVE_YUAN, 7)));
        assertThat(deliver("d-2", "tea", 3)).isEqualTo(new Accepted(view("tea", FIVE_YUAN, 10)));
        assertThat(find(merchantId, "tea")).isEqualTo(view("tea", FIVE_YUAN, 10));
    }

    @Test
    void listing_again_changes_the_price_and_keeps_the_stock() {
        list("tea", FIVE_YUAN);
        deliver("d-1", "tea", 7);
        Money dearer = Money.of(1_234, CurrencyCode.KWD);
        assertThat(list("tea", dearer)).isEqualTo(new Accepted(view("tea", dearer, 7)));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1000000000000, true", "0, false", "-1, false", "1000000000001, false"})
    void a_price_is_one_minor_unit_to_ten_to_the_twelfth(long priceMinor, boolean accepted) {
        CatalogueOutcome outcome = list("tea", Money.of(priceMinor, CurrencyCode.JPY));
        if (accepted) {
            assertThat(outcome).isInstanceOf(Accepted.class);
        } else {
            assertThat(outcome).isEqualTo(new Refused(Reason.PRICE_OUT_OF_RANGE));
            assertThat(find(merchantId, "tea")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1000000000, true", "0, false", "-5, false", "1000000001, false"})
    void a_delivery_is_one_piece_to_ten_to_the_ninth(long pieces, boolean accepted) {
        list("tea", FIVE_YUAN);
        CatalogueOutcome outcome = deliver("d-1", "tea", pieces);
        if (accepted) {
            assertThat(outcome).isEqualTo(new Accepted(view("tea", FIVE_YUAN, pieces)));
        } else {
            assertThat(outcome).isEqualTo(new Refused(Reason.QUANTITY_OUT_OF_RANGE));
        }
    }

    @Test
    void a_delivery_of_what_is_not_listed_is_refused_and_its_number_stays_free() {
        assertThat(deliver("d-1", "tea", 7)).isEqualTo(new Refused(Reason.UNKNOWN_SKU));
        list("tea", FIVE_YUAN);
        assertThat(deliver("d-1", "tea", 7)).isEqualTo(new Accepted(view("tea", FIVE_YUAN, 7)));
    }

    @Test
    void a_delivery_repeated_adds_nothing() {
        list("tea", FIVE_YUAN);
        deliver("d-1", "tea", 7);
        assertThat(deliver("d-1", "tea", 7)).isEqualTo(new Accepted(view("tea", FIVE_YUAN, 7)));
    }

    @Test
    void fifty_deliveries_under_one_number_at_once_add_once() throws Exception {
        list("tea", FIVE_YUAN);
        List<CatalogueOutcome> outcomes = AtOnce.call(Collections.nCopies(50, () -> deliver("d-1", "tea", 7)));
        assertThat(outcomes).containsOnly(new Accepted(view("tea", FIVE_YUAN, 7)));
    }

    @ParameterizedTest
    @CsvSource({"tea, 8", "coffee, 7"})
    void a_delivery_number_with_another_content_is_refused(String sku, long pieces) {
        list("tea", FIVE_YUAN);
        list("coffee", FIVE_YUAN);
        deliver("d-1", "tea", 7);
        assertThat(deliver("d-1", sku, pieces)).isEqualTo(new Refused(Reason.DELIVERY_NO_REUSED));
        assertThat(find(merchantId, "tea")).isEqualTo(view("tea", FIVE_YUAN, 7));
        assertThat(find(merchantId, "coffee")).isEqualTo(view("coffee", FIVE_YUAN, 0));
    }

    @Test
    void another_merchants_sku_is_not_found() {
        list("tea", FIVE_YUAN);
        assertThat(find(RunningOrderService.newMerchant(), "tea")).isNull();
        assertThat(find("mêrchant", "tea")).isNull();
    }

    @Test
    void skus_differ_by_case_and_accent_and_may_be_any_script() {
        for (String sku : List.of("tee", "Tee", "tée", "茶", "🍵")) {
            list(sku, FIVE_YUAN);
            deliver("of " + sku, sku, 1);
            assertThat(find(merchantId, sku)).isEqualTo(view(sku, FIVE_YUAN, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " tea", "tea ", "a-name-that-is-longer-than-a-stock-keeping-unit-may-be-in-this-house-1"
            })
    void what_is_no_sku_is_the_callers_mistake(String sku) {
        assertThatThrownBy(() -> list(sku, FIVE_YUAN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deliver("d-1", sku, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private CatalogueOutcome list(String sku, Money price) {
        return bean(ListSku.class).list(merchantId, sku, "the " + sku, price);
    }

    private CatalogueOutcome deliver(String deliveryNo, String sku, long pieces) {
        return bean(ReceiveDelivery.class).receive(new StockUp(merchantId, deliveryNo, sku, pieces));
    }

    private static SkuView find(String merchantId, String sku) {
        return bean(FindSku.class).find(merchantId, sku);
    }

    private SkuView view(String sku, Money price, long pieces) {
        return new SkuView(merchantId, sku, "the " + sku, price, pieces, pieces, 0, 0);
    }
}

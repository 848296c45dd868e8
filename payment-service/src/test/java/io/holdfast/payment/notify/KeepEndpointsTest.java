package io.holdfast.payment.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.PublicId;
import io.holdfast.payment.notify.EndpointOutcome.Reason;
import io.holdfast.payment.notify.EndpointOutcome.Refused;
import io.holdfast.payment.notify.EndpointOutcome.WithSecret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Endpoints and their secrets, over a real database. */
class KeepEndpointsTest {

    private final NotifyHouse house = new NotifyHouse();

    private NewEndpoint wanted(String url, String madeBy) {
        return new NewEndpoint(
                house.merchant, url, EventTypes.ALL, "of tests", RetryPolicy.ofSeconds(List.of(0, 5)), madeBy);
    }

    @Test
    void an_endpoint_is_found_as_it_was_made_and_by_its_merchant_alone() {
        WithSecret made =
                (WithSecret) house.keep.create(wanted("https://merchant.example/hooks?a=b", NotifyHouse.token()));
        String id = made.endpoint().endpointId();

        assertThat(made.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made).asString().doesNotContain("whsec_");
        assertThat(house.keep.find(house.merchant, id)).isEqualTo(made.endpoint());
        assertThat(house.keep.list(house.merchant)).containsExactly(made.endpoint());
        assertThat(house.keep.find("mer_other", id)).isNull();
        assertThat(house.keep.delete("mer_other", id)).isFalse();
        assertThat(house.keep.rotate("mer_other", id, NotifyHouse.token())).isInstanceOf(Refused.class);
        assertThat(house.keep.change("mer_other", id, new EndpointChange(null, null, "x", null, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void the_same_request_again_makes_no_second_one_and_gets_the_same_secret() {
        NewEndpoint wanted = wanted("https://merchant.example/hooks", NotifyHouse.token());

        assertThat(house.keep.create(wanted)).isEqualTo(house.keep.create(wanted));

        assertThat(house.keep.list(house.merchant)).hasSize(1);
    }

    @Test
    void of_many_made_at_once_a_merchant_gets_as_many_as_he_may_have() throws Exception {
        List<Callable<EndpointOutcome>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String token = NotifyHouse.token();
            calls.add(() -> house.keep.create(wanted("https://merchant.example/hooks", token)));
        }

        List<EndpointOutcome> outcomes = AtOnce.call(calls);

        assertThat(outcomes.stream().filter(WithSecret.class::isInstance)).hasSize(20);
        assertThat(outcomes.stream().filter(Refused.class::isInstance))
                .allSatisfy(each -> assertThat(((Refused) each).reason()).isEqualTo(Reason.TOO_MANY_ENDPOINTS));
        assertThat(house.keep.list(house.merchant)).hasSize(20);
        house.keep.delete(house.merchant, house.keep.list(house.merchant).get(0).endpointId());
        assertThat(house.keep.create(wanted("https://merchant.example/hooks", NotifyHouse.token())))
                .isInstanceOf(WithSecret.class);
    }

    @Test
    void an_address_that_may_not_be_named_is_refused_and_changes_nothing() {
        Refused refused = (Refused) house.keep.create(wanted("https://10.0.0.1/", NotifyHouse.token()));
        WithSecret made = house.endpoint("default");
        Refused unchanged = (Refused) house.keep.change(
                house.merchant,
                made.endpoint().endpointId(),
                new EndpointChange("http://merchant.example/", null, null, null, null));

        assertThat(refused.reason()).isEqualTo(Reason.TARGET_REFUSED);
        assertThat(unchanged.reason()).isEqualTo(Reason.TARGET_REFUSED);
        assertThat(house.keep.list(house.merchant)).containsExactly(made.endpoint());
    }

    @Test
    void what_a_change_does_not_name_stays_and_the_same_again_is_no_error() {
        WithSecret made = house.endpoint("default");
        EndpointChange change = new EndpointChange(
                null, EventTypes.of(List.of("refund.succeeded")), null, null, RetryPolicy.named("alipay"));

        EndpointOutcome.Stored stored = (EndpointOutcome.Stored)
                house.keep.change(house.merchant, made.endpoint().endpointId(), change);

        assertThat(stored.endpoint().url()).isEqualTo(made.endpoint().url());
        assertThat(stored.endpoint().retryPolicy().name()).isEqualTo("alipay");
        assertThat(house.keep.change(house.merchant, made.endpoint().endpointId(), change))
                .isEqualTo(stored);
        assertThat(house.keep.find(house.merchant, made.endpoint().endpointId()))
                .isEqualTo(stored.endpoint());
    }

    @Test
    void a_secret_is_stored_sealed_for_one_endpoint_of_one_merchant_and_removed_with_it() {
        WithSecret made = house.endpoint("default");
        String id = made.endpoint().endpointId();
        SealedSecrets sealed = house.endpoints.secrets(id);

        assertThat(new String(sealed.current(), StandardCharsets.ISO_8859_1)).doesNotContain(made.secret());
        assertThat(house.secrets.open(house.merchant, id, sealed.current())).isEqualTo(made.secret());
        assertThatThrownBy(() -> house.secrets.open(PublicId.mint("mer"), id, sealed.current()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> house.secrets.open(house.merchant, PublicId.mint("whe"), sealed.current()))
                .isInstanceOf(IllegalStateException.class);
        house.keep.delete(house.merchant, id);
        assertThat(house.database
                        .jdbc()
                        .queryForObject("SELECT COUNT(sealed_secret) FROM webhook_endpoint", Integer.class))
                .isZero();
    }
}

package io.holdfast.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.contract.payment.PaymentMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final PaymentChannel CARD = new ScriptedChannel("CARD", PaymentMethod.CARD);
    private static final PaymentChannel WECHAT =
            new ScriptedChannel("WECHAT", PaymentMethod.WECHAT_JSAPI, PaymentMethod.WECHAT_NATIVE);

    private final Channels channels = new Channels(List.of(CARD, WECHAT));

    @Test
    void a_channel_is_found_by_its_name_and_by_each_of_its_methods() {
        assertThat(channels.names()).containsExactlyInAnyOrder("CARD", "WECHAT");
        assertThat(channels.named("CARD")).isSameAs(CARD);
        assertThat(channels.of(PaymentMethod.WECHAT_JSAPI)).isSameAs(WECHAT);
        assertThat(channels.of(PaymentMethod.WECHAT_NATIVE)).isSameAs(WECHAT);
    }

    @Test
    void what_leads_to_no_channel_finds_none() {
        assertThat(channels.find("BARTER")).isNull();
        assertThat(channels.of(PaymentMethod.WALLET)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channels.named("BARTER"))
                .withMessageContaining("BARTER");
    }

    @Test
    void two_channels_with_one_name_do_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Channels(List.of(CARD, new ScriptedChannel("CARD", PaymentMethod.PAYPAL))))
                .withMessageContaining("CARD");
    }

    @Test
    void two_channels_with_one_method_do_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Channels(List.of(CARD, new ScriptedChannel("BANK", PaymentMethod.CARD))))
                .withMessageContaining("CARD")
                .withMessageContaining("BANK");
    }
}

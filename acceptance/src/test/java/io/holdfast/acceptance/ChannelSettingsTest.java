package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Channel;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.server.NacosDocuments;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channel settings as an operator edits them in Nacos. */
@OnTheStack
class ChannelSettingsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Shop shop;
    private NacosDocuments nacos;
    private String dataId;

    @BeforeEach
    void a_shop_that_takes_cards(RunningStack stack) throws InterruptedException {
        shop = Shop.open(stack);
        Channel.of(stack, shop, "CARD", "");
        nacos = stack.stack().nacos().documents("HOLDFAST");
        dataId = "channel-settings." + shop.id() + ".CARD";
        Patience.until(
                "the settings are published", SOON, () -> !nacos.find(dataId).isEmpty());
    }

    private JsonNode settings() {
        return shop.facade()
                .operate(Call.get("/operator/v1/merchants/" + shop.id() + "/channels/CARD"))
                .expect(200)
                .json();
    }

    private ObjectNode document() throws IOException {
        return (ObjectNode) JSON.readTree(nacos.find(dataId));
    }

    private String attention() {
        return shop.facade()
                .operate(Call.get("/operator/v1/attention"))
                .expect(200)
                .text();
    }

    @Test
    void an_edit_in_nacos_holds_soon_and_a_bad_one_is_refused_and_shown() throws IOException {
        assertThat(document().path("version").asLong()).isEqualTo(1);
        assertThat(document().toString()).doesNotContain("key");

        ObjectNode edited = document();
        edited.withObject("/open").put("max_minor", "777");
        nacos.write(dataId, edited.toString());

        Patience.until("the edit holds", SOON, () -> settings().path("version").asLong() == 2);
        assertThat(settings().path("open").path("max_minor").asText()).isEqualTo("777");
        assertThat(settings().path("secret_names").toString()).isEqualTo("[\"acquirer_key\"]");
        Patience.until(
                "the document shows the new version",
                SOON,
                () -> nacos.find(dataId).contains("\"version\" : 2"));

        ObjectNode bad = document();
        bad.put("endpoint", "http://elsewhere.example");
        nacos.write(dataId, bad.toString());

        Patience.until("the operators are told", SOON, () -> attention().contains(shop.id()));
        assertThat(settings().path("version").asLong()).isEqualTo(2);

        nacos.delete(dataId);
        shop.facade()
                .operate(Call.post(
                                "/operator/v1/merchants/" + shop.id() + "/channels/CARD",
                                "{\"endpoint\":\"" + settings().path("endpoint").asText() + "\",\"open\":"
                                        + settings().path("open") + "}")
                        .method("PUT"))
                .expect(200);
        Patience.until("the document is back", SOON, () -> nacos.find(dataId).contains("\"version\" : 3"));
        Patience.until("nothing is left to do", SOON, () -> !attention().contains(shop.id()));
    }
}

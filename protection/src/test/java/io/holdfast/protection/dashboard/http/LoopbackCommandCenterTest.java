package io.holdfast.protection.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.csp.sentinel.config.SentinelConfig;
import com.alibaba.csp.sentinel.spi.SpiLoader;
import com.alibaba.csp.sentinel.transport.CommandCenter;
import com.alibaba.csp.sentinel.transport.config.TransportConfig;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackCommandCenterTest {

    private static final LoopbackCommandCenter CENTER = new LoopbackCommandCenter();

    @BeforeAll
    static void start() {
        CENTER.start();
        assertThat(TransportConfig.getRuntimePort())
                .as("without a port nothing listens")
                .isEqualTo(-1);
        SentinelConfig.setConfig(TransportConfig.SERVER_PORT, "0");
        CENTER.start();
    }

    @AfterAll
    static void stop() {
        CENTER.stop();
        SentinelConfig.removeConfig(TransportConfig.SERVER_PORT);
    }

    private static HttpResponse<String> get(String target) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + TransportConfig.getRuntimePort() + target);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void it_is_the_one_that_sentinel_takes() {
        assertThat(SpiLoader.of(CommandCenter.class).loadHighestPriorityInstance())
                .isInstanceOf(LoopbackCommandCenter.class);
    }

    @Test
    void what_shows_traffic_is_answered() throws Exception {
        assertThat(get("/version").statusCode()).isEqualTo(200);
        assertThat(get("/version").body()).contains("1.8.8");
        assertThat(get("/metric?startTime=0&endTime=1").statusCode()).isEqualTo(200);
        assertThat(get("/metric?startTime=x").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/setRules?type=flow&data=%5B%5D",
                "/setParamFlowRules?data=%5B%5D",
                "/setSwitch?value=false",
                "/setClusterMode?mode=0",
                "/",
                "/version/"
            })
    void what_would_change_rules_is_not(String target) throws Exception {
        assertThat(get(target).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_else_on_the_network_reaches_it() throws Exception {
        List<InetAddress> outside = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        for (InetAddress address : outside) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, TransportConfig.getRuntimePort()), 1_000);
                throw new AssertionError(address + " is answered");
            } catch (ConnectException e) {
                assertThat(e).hasMessageContaining("refused");
            }
        }
    }
}

package io.holdfast.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void no_port_is_given_out_twice_however_many_instances_there_are() {
        assertThat(new Ports(0).all(9)).doesNotHaveDuplicates();
    }

    @Test
    void all_of_them_move_by_the_offset_and_stay_below_65536() {
        assertThat(new Ports(Ports.MAX_OFFSET).all(9))
                .containsExactlyElementsOf(new Ports(0)
                        .all(9).stream().map(port -> port + Ports.MAX_OFFSET).toList())
                .allMatch(port -> port < 65536);
    }

    @Test
    void the_documented_ones_are_what_they_are() {
        Ports ports = new Ports(0);

        assertThat(ports.facade(1)).isEqualTo(8080);
        assertThat(ports.callbacks(2)).isEqualTo(8061);
        assertThat(ports.management("payment-service", 1)).isEqualTo(8180);
        assertThat(ports.management("account-service", 2)).isEqualTo(8191);
        assertThat(ports.dubbo("points-service", 1)).isEqualTo(20883);
        assertThat(ports.sentinel("payment-service", 1)).isEqualTo(8720);
        assertThat(ports.sentinel("points-service", 2)).isEqualTo(8733);
        assertThat(ports.mariaDb()).isEqualTo(13306);
        assertThat(ports.nacos()).isEqualTo(8848);
        assertThat(ports.nacosConsole()).isEqualTo(8858);
        assertThat(ports.nameServer()).isEqualTo(9876);
        assertThat(ports.broker()).isEqualTo(10911);
        assertThat(ports.coordinator()).isEqualTo(8091);
        assertThat(ports.coordinatorConsole()).isEqualTo(7091);
        assertThat(ports.dashboard()).isEqualTo(8090);
    }

    @Test
    void a_service_nobody_knows_has_none() {
        assertThatThrownBy(() -> new Ports(0).dubbo("ledger-service", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_port_that_somebody_listens_on_is_not_free() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(FreePorts.isFree(port)).isFalse();
        }
        assertThat(FreePorts.isFree(port)).isTrue();
    }

    @Test
    void stacks_of_tests_never_meet_on_a_port() {
        List<Integer> all = IntStream.range(0, FreePorts.STACKS)
                .map(number -> number * FreePorts.STEP)
                .boxed()
                .flatMap(
                        offset -> Stream.concat(new Ports(offset).all(2).stream(), Stream.of(FreePorts.CLAIM + offset)))
                .toList();

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void an_offset_is_given_out_once() {
        List<Integer> given =
                Stream.generate(FreePorts::offset).limit(FreePorts.STACKS / 2).toList();

        assertThat(given).doesNotHaveDuplicates();
    }
}

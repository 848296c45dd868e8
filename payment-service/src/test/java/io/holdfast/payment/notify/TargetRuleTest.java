package io.holdfast.payment.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRuleTest {

    private static final TargetRule RULE = new TargetRule(Set.of(443, 8443), false);
    private static final TargetRule DEVELOPMENT = new TargetRule(Set.of(443, 8443), true);

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://merchant.example/hooks",
                "https://MERCHANT.example:8443",
                "HTTPS://merchant.example:443/a?b=c",
                "https://xn--fiqs8s.example/",
                "https://merchant.example./",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/",
                "https://3com.example/",
            })
    void addresses_in_the_world_may_be_named(String url) {
        assertThat(RULE.fault(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "merchant.example",
                "http://merchant.example/",
                "ftp://merchant.example/",
                "https:///hooks",
                "https://merchant.example:8080/",
                "https://merchant.example:22/",
                "https://merchant.example:0/",
                "https://user@merchant.example/",
                "https://user:secret@merchant.example/",
                "https://93.184.216.34@127.0.0.1/",
                "https://merchant.example/#fragment",
                "https://merchant.example/ space",
                "https://m\u00e9rchant.example/",
                "https://localhost/",
                "https://localhost./",
                "https://LOCALHOST/",
                "https://any.localhost/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://0/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://10.0.0.256/",
                "https://1.2.3.4.5/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.100.100.200/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a00:1]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fd00:ec2::254]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
            })
    void other_addresses_may_not_be_named(String url) {
        assertThat(RULE.fault(url)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:0:7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:a9fe:a9fe::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "4000::1",
                "5f00::1",
            })
    void what_a_name_stands_for_may_not_be_spoken_to(String literal) throws UnknownHostException {
        InetAddress refused = address(literal);
        URI uri = URI.create("https://merchant.example/");

        assertThat(RULE.allows(uri, List.of(refused))).isFalse();
        assertThat(RULE.allows(uri, List.of(address("93.184.216.34"), refused)))
                .as("one is enough")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "168.63.129.15",
                "2606:2800:220:1:248:1893:25c8:1946",
                "2001:200::1",
                "2400:3200::1",
                "64:ff9b::5db8:d822",
                "2002:5db8:d822::1",
            })
    void what_is_out_in_the_world_may_be_spoken_to(String literal) throws UnknownHostException {
        assertThat(RULE.allows(URI.create("https://merchant.example/"), List.of(address(literal))))
                .isTrue();
    }

    @Test
    void a_name_that_stands_for_nothing_may_not_be_spoken_to() {
        assertThat(RULE.allows(URI.create("https://merchant.example/"), List.of()))
                .isFalse();
    }

    @Test
    void an_attempt_is_held_to_scheme_and_port_too() throws UnknownHostException {
        List<InetAddress> world = List.of(address("93.184.216.34"));

        assertThat(RULE.allows(URI.create("http://merchant.example:443/"), world))
                .isFalse();
        assertThat(RULE.allows(URI.create("https://merchant.example:444/"), world))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080/hooks", "http://localhost:1/", "https://[::1]:9000/", "http://127.0.0.2/"
            })
    void for_development_this_machine_may_be_named_with_any_port(String url) throws UnknownHostException {
        assertThat(DEVELOPMENT.fault(url)).isNull();
        assertThat(DEVELOPMENT.allows(URI.create(url), List.of(address("127.0.0.1"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://merchant.example/",
                "http://10.0.0.1:8080/",
                "https://10.0.0.1/",
                "http://0.0.0.0:8080/",
                "http://127.0.0.1:0/",
                "http://127.0.0.1:70000/",
                "http://user@127.0.0.1/",
            })
    void and_nothing_else_that_may_not_be_named_otherwise(String url) {
        assertThat(DEVELOPMENT.fault(url)).isNotNull();
    }

    @Test
    void for_development_a_name_that_stands_for_this_machine_and_another_is_refused() throws UnknownHostException {
        URI uri = URI.create("http://localhost:8080/");

        assertThat(DEVELOPMENT.allows(uri, List.of(address("127.0.0.1"), address("10.0.0.1"))))
                .isFalse();
        assertThat(DEVELOPMENT.allows(uri, List.of(address("127.0.0.1"), address("93.184.216.34"))))
                .isFalse();
    }
}

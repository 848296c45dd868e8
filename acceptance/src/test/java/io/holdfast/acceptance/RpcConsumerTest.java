package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.example.PayAnOrder;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.settings.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnTheStack
class RpcConsumerTest {

    @TempDir
    Path scratch;

    @Test
    void a_service_with_nothing_but_the_contracts_pays_an_order(RunningStack stack) throws Exception {
        Shop shop = Shop.open(stack);
        String sku = shop.sku("EUR", 4_200, 1);
        String wallet = shop.wallet("ann", "EUR", 5_000);
        JsonNode order = shop.order("ann", "EUR", sku, 1);

        List<String> said = run(stack, shop.id(), order.path("id").asText(), wallet);

        String[] words = said.get(said.size() - 1).split(" ");
        assertThat(words).as(said.toString()).containsExactly(words[0], "SUCCEEDED", "EUR", "42.00");
        assertThat(shop.payment(words[0]).path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(shop.available(wallet)).isEqualTo(800);
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(1);
    }

    /** In a process of its own, for the stack's name for its RPC host is known in no other. */
    private List<String> run(RunningStack stack, String... arguments) throws Exception {
        Path hosts = Files.writeString(
                scratch.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 rpc.holdfast.local\n127.0.0.1 "
                        + java.net.InetAddress.getLocalHost().getHostName() + "\n");
        Path out = scratch.resolve("out");
        Path errors = scratch.resolve("errors");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djdk.net.hosts.file=" + hosts,
                        "-DDUBBO_IP_TO_REGISTRY=rpc.holdfast.local",
                        "-Duser.home=" + scratch,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PayAnOrder.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        command.command().addAll(List.of(arguments));
        command.environment()
                .put("HOLDFAST_NACOS_ADDR", "127.0.0.1:" + stack.stack().ports().nacos());
        command.environment().put("HOLDFAST_NACOS_USERNAME", "holdfast");
        command.environment().put("HOLDFAST_NACOS_PASSWORD", stack.stack().secret(Secret.NACOS_SERVICE));
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(out);
    }
}

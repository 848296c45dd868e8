package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.listener.Listener;
import com.alibaba.nacos.api.exception.NacosException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NacosDocumentTest {

    private final List<String> taken = new ArrayList<>();
    private final FakeNacos nacos = new FakeNacos();
    private final NacosDocument document =
            new NacosDocument(nacos::connect, "switches", "HOLDFAST", "{\"initial\":1}", taken::add);

    /** One document of one Nacos, as its client shows it. */
    private static final class FakeNacos {

        private @Nullable String stored;
        private @Nullable String publishedByAnother;
        private boolean connects = true;
        private boolean answers = true;
        private int connected;
        private boolean shutDown;
        private final List<Listener> listeners = new ArrayList<>();

        private ConfigService connect() throws NacosException {
            if (!connects) {
                throw new NacosException(NacosException.CLIENT_INVALID_PARAM, "no address");
            }
            connected++;
            return (ConfigService) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ConfigService.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getConfig" -> answers ? stored : null;
                        case "publishConfigCas" -> published((String) arguments[2]);
                        case "addListener" -> listeners.add((Listener) arguments[2]) ? null : null;
                        case "shutDown" -> {
                            shutDown = true;
                            yield null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }

        private boolean published(String content) {
            if (publishedByAnother != null) {
                stored = publishedByAnother;
            }
            if (!answers || stored != null) {
                return false;
            }
            stored = content;
            return true;
        }
    }

    @Test
    void the_default_is_put_where_nothing_is() {
        document.turn();

        assertThat(nacos.stored).isEqualTo("{\"initial\":1}");
        assertThat(taken).containsExactly("{\"initial\":1}");
    }

    @Test
    void what_is_there_is_taken_and_not_replaced() {
        nacos.stored = "{\"theirs\":1}";

        document.turn();

        assertThat(nacos.stored).isEqualTo("{\"theirs\":1}");
        assertThat(taken).containsExactly("{\"theirs\":1}");
    }

    @Test
    void where_another_instance_was_first_its_document_is_taken() {
        nacos.publishedByAnother = "{\"theirs\":1}";

        document.turn();

        assertThat(nacos.stored).isEqualTo("{\"theirs\":1}");
        assertThat(taken).containsExactly("{\"theirs\":1}");
    }

    @Test
    void each_change_is_taken_and_a_removal_is_not() {
        document.turn();

        nacos.listeners.get(0).receiveConfigInfo("{\"changed\":1}");
        nacos.listeners.get(0).receiveConfigInfo(null);

        assertThat(taken).containsExactly("{\"initial\":1}", "{\"changed\":1}");
    }

    @Test
    void a_nacos_that_is_away_is_asked_again_with_the_same_client() {
        nacos.answers = false;
        assertThatThrownBy(document::turn).isInstanceOf(IllegalStateException.class);
        assertThat(taken).isEmpty();

        nacos.answers = true;
        document.turn();
        document.turn();

        assertThat(taken).containsExactly("{\"initial\":1}");
        assertThat(nacos.connected).isOne();
        assertThat(nacos.listeners).hasSize(1);
    }

    @Test
    void a_client_that_cannot_be_made_is_made_later() throws NacosException {
        nacos.connects = false;
        assertThatThrownBy(document::turn).isInstanceOf(IllegalStateException.class);
        document.close();

        nacos.connects = true;
        document.turn();
        document.close();

        assertThat(taken).hasSize(1);
        assertThat(nacos.shutDown).isTrue();
    }
}

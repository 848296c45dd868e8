package io.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxConfigTest {

    @Test
    void every_setting_has_a_default() {
        assertThat(SandboxConfig.from(Map.of())).isEqualTo(new SandboxConfig(8070, 8071, 60, 2048, 100_000));
    }

    @Test
    void every_setting_can_be_set() {
        assertThat(SandboxConfig.from(Map.of(
                        "HOLDFAST_SANDBOX_PORT", "18070",
                        "HOLDFAST_SANDBOX_TLS_PORT", "18079",
                        "HOLDFAST_SANDBOX_SPEEDUP", "1.5",
                        "HOLDFAST_SANDBOX_KEY_BITS", "1024",
                        "HOLDFAST_SANDBOX_KEPT_TRADES", "7")))
                .isEqualTo(new SandboxConfig(18070, 18079, 1.5, 1024, 7));
    }
}

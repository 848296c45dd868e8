package io.holdfast.sandbox;

import java.util.Map;

/**
 * The sandbox's settings.
 *
 * @param port of everything but mutual TLS; {@code HOLDFAST_SANDBOX_PORT}, 0 for any that is free
 * @param tlsPort of WeChat Pay v2's refunds; {@code HOLDFAST_SANDBOX_TLS_PORT}, 0 for any that is free
 * @param speedup how much faster the channels' own periods pass; {@code HOLDFAST_SANDBOX_SPEEDUP}
 * @param keyBits of the RSA keys handed out; {@code HOLDFAST_SANDBOX_KEY_BITS}
 * @param keptTrades how many trades are remembered; {@code HOLDFAST_SANDBOX_KEPT_TRADES}
 */
public record SandboxConfig(int port, int tlsPort, double speedup, int keyBits, int keptTrades) {

    public static SandboxConfig from(Map<String, String> environment) {
        int port = Integer.parseInt(environment.getOrDefault("HOLDFAST_SANDBOX_PORT", "8070"));
        String tlsPort = String.valueOf(port == 0 ? 0 : port + 1);
        return new SandboxConfig(
                port,
                Integer.parseInt(environment.getOrDefault("HOLDFAST_SANDBOX_TLS_PORT", tlsPort)),
                Double.parseDouble(environment.getOrDefault("HOLDFAST_SANDBOX_SPEEDUP", "60")),
                Integer.parseInt(environment.getOrDefault("HOLDFAST_SANDBOX_KEY_BITS", "2048")),
                Integer.parseInt(environment.getOrDefault("HOLDFAST_SANDBOX_KEPT_TRADES", "100000")));
    }
}

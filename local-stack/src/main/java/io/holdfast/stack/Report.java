package io.holdfast.stack;

import io.holdfast.stack.server.NacosApi;

/** Where everything is, for the person who started it. */
final class Report {

    private Report() {}

    static void print(Stack stack) {
        var ports = stack.ports();
        System.out.println();
        if (!stack.options().serversOnly()) {
            row("Merchant API", stack.facadeUrl() + "/v1", "signed requests");
            row("API documentation", stack.facadeUrl() + "/swagger-ui.html", "");
            row("Channel sandbox", stack.sandboxUrl() + "/payer", "plays WeChat Pay, Alipay, PayPal, an acquirer");
        }
        row("Nacos console", url(ports.nacosConsole()), "user " + NacosApi.ADMIN);
        row("Seata console", url(ports.coordinatorConsole()), "user holdfast");
        row("Sentinel dashboard", url(ports.dashboard()), "user holdfast");
        row("MariaDB", "127.0.0.1:" + ports.mariaDb(), "users root, audit");
        row("RocketMQ name server", "127.0.0.1:" + ports.nameServer(), "");
        row("Credentials", stack.home().resolve("credentials").toString(), "");
        row("Logs", stack.home().resolve("logs").toString(), "");
        System.out.println();
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static void row(String what, String where, String who) {
        System.out.printf("  %-22s %s%s%n", what, where, who.isEmpty() ? "" : "   (" + who + ")");
    }
}

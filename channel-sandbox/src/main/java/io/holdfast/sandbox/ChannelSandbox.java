package io.holdfast.sandbox;

import io.holdfast.sandbox.admin.AdminWiring;
import io.holdfast.sandbox.admin.ModeFilter;
import io.holdfast.sandbox.alipay.AlipayWiring;
import io.holdfast.sandbox.callback.Courier;
import io.holdfast.sandbox.card.CardWiring;
import io.holdfast.sandbox.http.Listener;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.keys.Authority;
import io.holdfast.sandbox.keys.Identity;
import io.holdfast.sandbox.merchant.PlayedChannel;
import io.holdfast.sandbox.merchant.SignUp;
import io.holdfast.sandbox.payer.PayerWiring;
import io.holdfast.sandbox.paypal.PaypalWiring;
import io.holdfast.sandbox.time.Pace;
import io.holdfast.sandbox.time.Timers;
import io.holdfast.sandbox.trade.Announcements;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Modes;
import io.holdfast.sandbox.trade.PayerHand;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.wechat.WechatWiring;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** All channels in one process, until it is told to stop. */
public final class ChannelSandbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ChannelSandbox.class.getName());

    private final Timers timers = new Timers();
    private final Courier courier;
    private final Listener tls;
    private final Listener plain;

    private ChannelSandbox(SandboxConfig config, Clock clock) throws IOException {
        Pace pace = new Pace(config.speedup());
        courier = new Courier(clock, pace, timers);
        Authority authority = new Authority(clock, config.keyBits());
        Identity tlsServer = authority.issueForLoopback();

        Trades trades = new Trades(clock, config.keptTrades());
        Announcements announcements = new Announcements(courier, timers, pace);
        PayerHand payer = new PayerHand(trades, announcements, timers, pace, clock);
        MerchantDesk desk = new MerchantDesk(trades, payer, announcements, timers, pace, clock);
        Modes modes = new Modes();

        WechatWiring wechat = new WechatWiring(authority, tlsServer, trades, desk, clock, this::port, this::tlsPort);
        List<PlayedChannel> channels = List.of(
                wechat.channel(),
                AlipayWiring.channel(config.keyBits(), trades, desk, clock, this::port),
                PaypalWiring.channel(authority, trades, desk, clock, this::port),
                CardWiring.channel(trades, desk, clock, this::port));

        Routes routes = new Routes();
        for (PlayedChannel channel : channels) {
            announcements.add(channel.announcer());
            routes.addAll(
                    channel.routes(), new ModeFilter(modes, channel.signUp().channel())::before);
        }
        List<SignUp> signUps = channels.stream().map(PlayedChannel::signUp).toList();
        routes.addAll(AdminWiring.routes(signUps, trades, payer, modes, this::port), handler -> handler);

        routes.addAll(PayerWiring.routes(trades, payer, trade -> qrCode(channels, trade)), handler -> handler);

        tls = Listener.mutualTls(
                config.tlsPort(),
                tlsContext(tlsServer, authority),
                new Routes().addAll(wechat.mutualTls(), new ModeFilter(modes, Channel.WECHAT)::before));
        plain = Listener.plain(config.port(), routes);
    }

    private static String qrCode(List<PlayedChannel> channels, Trade trade) {
        return channels.stream()
                .filter(channel -> channel.signUp().channel() == trade.terms().channel())
                .map(channel -> channel.qrCode().apply(trade))
                .findFirst()
                .orElse("");
    }

    /** How many connections the JDK's client keeps to one merchant; read when it is first used. */
    private static void tune() {
        System.setProperty("http.maxConnections", "64");
    }

    public static ChannelSandbox start(SandboxConfig config, Clock clock) throws IOException {
        tune();
        return new ChannelSandbox(config, clock);
    }

    private static SSLContext tlsContext(Identity server, Authority authority) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            KeyStore store = server.keyStore("sandbox");
            keys.init(store, "sandbox".toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(authority.trust());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return plain.port();
    }

    public int tlsPort() {
        return tls.port();
    }

    @Override
    public void close() {
        plain.close();
        tls.close();
        timers.close();
        courier.close();
    }

    public static void main(String[] arguments) throws Exception {
        ChannelSandbox sandbox = start(SandboxConfig.from(System.getenv()), Clock.systemUTC());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            sandbox.close();
                            stopped.countDown();
                        },
                        "stop"));
        LOG.log(
                System.Logger.Level.INFO,
                "the channels are played at http://127.0.0.1:{0}",
                String.valueOf(sandbox.port()));
        stopped.await();
    }
}

package io.holdfast.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** One port on the loopback address. A thread a connection; connections beyond the limit are closed. */
public final class Listener implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 1024;
    private static final int BACKLOG = 1024;
    private static final int STACK_BYTES = 256 * 1024;
    private static final int IDLE_MILLIS = 60_000;

    private final ServerSocket server;
    private final Routes routes;
    private final ThreadPoolExecutor threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answering = new AtomicInteger();

    private Listener(ServerSocket server, Routes routes) {
        this.server = server;
        this.routes = routes;
        threads = new ThreadPoolExecutor(
                0, MAX_CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Listener::thread);
    }

    /** @param port 0 for any that is free */
    public static Listener plain(int port, Routes routes) throws IOException {
        return new Listener(new ServerSocket(port, BACKLOG, loopback()), routes).started();
    }

    /** Mutual TLS: who shows no certificate is not heard. */
    public static Listener mutualTls(int port, SSLContext tls, Routes routes) throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(port, BACKLOG, loopback());
        socket.setNeedClientAuth(true);
        return new Listener(socket, routes).started();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByName("127.0.0.1");
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "connection", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private Listener started() {
        Thread acceptor = new Thread(this::accept, "acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                begin(server.accept());
            } catch (IOException e) {
                // A connection that broke at once, or the end.
            }
        }
    }

    private void begin(Socket socket) {
        open.add(socket);
        try {
            threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException e) {
            open.remove(socket);
            shut(socket);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            new Connection(socket, routes, answering).serve();
        } catch (IOException e) {
            // The other side is gone, or is no HTTP client: nobody is left to be told.
        } finally {
            open.remove(socket);
        }
    }

    /** Lets what is being answered finish, for two seconds at most. What is held on purpose is cut. */
    @Override
    public void close() {
        shut(server);
        try {
            for (int i = 0; i < 100 && answering.get() > 0; i++) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Listener::shut);
        threads.shutdownNow();
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is as good as closed.
        }
    }
}

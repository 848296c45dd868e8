package io.holdfast.protection.call.rpc;

import org.apache.dubbo.common.URL;
import org.apache.dubbo.remoting.Channel;
import org.apache.dubbo.remoting.ChannelHandler;
import org.apache.dubbo.remoting.Dispatcher;
import org.apache.dubbo.remoting.RemotingException;
import org.apache.dubbo.remoting.exchange.Request;
import org.apache.dubbo.remoting.transport.AbstractChannelHandlerDelegate;
import org.apache.dubbo.rpc.Invocation;

/**
 * Notes when each request was read, before it is queued for a thread. Dubbo wraps this around whichever dispatcher it uses,
 * because of the constructor.
 */
public final class Arrivals implements Dispatcher {

    private static final String ARRIVED = "holdfast.arrived";

    private final Dispatcher dispatcher;

    public Arrivals(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public ChannelHandler dispatch(ChannelHandler handler, URL url) {
        return new Noting(dispatcher.dispatch(handler, url));
    }

    /** When it came, by {@link System#nanoTime}; now for what did not come through a dispatcher. */
    static long of(Invocation invocation) {
        Object noted = invocation.get(ARRIVED);
        return noted instanceof Long at ? at : System.nanoTime();
    }

    private static final class Noting extends AbstractChannelHandlerDelegate {

        Noting(ChannelHandler handler) {
            super(handler);
        }

        @Override
        public void received(Channel channel, Object message) throws RemotingException {
            if (message instanceof Request request) {
                Object data = request.getData();
                if (data instanceof Invocation invocation) {
                    invocation.put(ARRIVED, System.nanoTime());
                }
            }
            super.received(channel, message);
        }
    }
}

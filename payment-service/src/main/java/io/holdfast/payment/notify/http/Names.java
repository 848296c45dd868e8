package io.holdfast.payment.notify.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What names stand for. */
@FunctionalInterface
interface Names {

    List<InetAddress> lookUp(String host) throws UnknownHostException;
}

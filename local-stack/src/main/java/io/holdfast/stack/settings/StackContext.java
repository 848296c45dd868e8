package io.holdfast.stack.settings;

/**
 * Everything a child's command is made from.
 *
 * @param privateHosts whether services resolve names from a file of ours, which keeps Dubbo on 127.0.0.1 and every
 *     other host out of reach
 * @param shortLived whether it runs for minutes: nothing is compiled for a long run or noted for a next start
 */
public record StackContext(
        Home home,
        Ports ports,
        Credentials credentials,
        Installation installation,
        boolean privateHosts,
        boolean shortLived) {}

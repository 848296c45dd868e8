package io.holdfast.stack.settings;

/**
 * Everything a child's command is made from.
 *
 * @param privateHosts whether services resolve names from a file of ours, which keeps Dubbo on 127.0.0.1 and every
 *     other host out of reach
 * @param shortLived whether nothing should be compiled for a long run
 */
public record StackContext(
        Home home,
        Ports ports,
        Credentials credentials,
        Installation installation,
        boolean privateHosts,
        boolean shortLived) {}

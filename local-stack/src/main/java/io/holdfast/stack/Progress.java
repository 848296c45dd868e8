package io.holdfast.stack;

import java.util.List;

/** Is told how a start or a stop goes on. Called from several threads at once. */
public interface Progress {

    /** Says nothing. */
    Progress SILENT = new Progress() {};

    default void starting(String child) {}

    /** The child was running before we came. */
    default void running(String child) {}

    /** Seconds since it was started. */
    default void ready(String child, double seconds) {}

    default void stopping(List<String> children) {}

    /** Whether it had to be killed. */
    default void stopped(String child, boolean killed) {}

    /** The class archive of a module is being made, which is done once. */
    default void archiving(String child) {}
}

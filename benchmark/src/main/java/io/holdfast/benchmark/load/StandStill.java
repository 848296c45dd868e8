package io.holdfast.benchmark.load;

import io.holdfast.stack.Child;
import java.util.List;

/** Processes that stand still until this is closed, or until this JVM ends: they hold what they hold, and answer nothing. */
public final class StandStill implements Load.During {

    private final List<Child> processes;
    private final Thread atExit = new Thread(this::goOn, "go-on");

    private StandStill(List<Child> processes) {
        this.processes = List.copyOf(processes);
    }

    public static StandStill of(List<Child> processes) {
        StandStill still = new StandStill(processes);
        Runtime.getRuntime().addShutdownHook(still.atExit);
        still.processes.forEach(Child::sigstop);
        return still;
    }

    private void goOn() {
        processes.forEach(Child::sigcont);
    }

    @Override
    public void close() {
        goOn();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}

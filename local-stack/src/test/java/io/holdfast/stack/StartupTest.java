package io.holdfast.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.server.Recipe;
import io.holdfast.stack.settings.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {

    @TempDir
    private Path directory;

    private Home home;
    private final List<Child> children = new ArrayList<>();

    @BeforeEach
    void make_a_home() {
        home = Home.at(directory);
        home.create();
    }

    @AfterEach
    void leave_nothing() {
        children.forEach(Child::kill9);
    }

    @Test
    void a_child_starts_after_those_it_needs_and_is_known_to_whoever_comes_later() {
        Recorder recorder = new Recorder();
        new Startup(recorder)
                .run(children(
                        FakeRecipe.running(home, "database"),
                        FakeRecipe.running(home, "registry"),
                        FakeRecipe.running(home, "service", "database", "registry")));

        assertThat(recorder.events).endsWith("starting service", "ready service");
        assertThat(children).allMatch(Child::isAlive);
        assertThat(new Child(FakeRecipe.running(home, "service"), home).pid())
                .as("seen through the pid file alone")
                .isEqualTo(children.get(2).pid());
    }

    @Test
    void a_second_start_leaves_alone_what_runs_and_starts_what_is_missing() {
        List<Child> two = children(FakeRecipe.running(home, "stays"), FakeRecipe.running(home, "dies"));
        new Startup(Progress.SILENT).run(two);
        long stays = two.get(0).pid();
        two.get(1).kill9();

        Recorder recorder = new Recorder();
        new Startup(recorder).run(two);

        assertThat(two.get(0).pid()).isEqualTo(stays);
        assertThat(recorder.events).containsExactlyInAnyOrder("running stays", "starting dies", "ready dies");
    }

    @Test
    void a_port_in_use_is_named_before_anything_is_started() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Child> two = children(
                    FakeRecipe.running(home, "first"),
                    FakeRecipe.running(home, "second").on(taken.getLocalPort()));

            assertThatThrownBy(() -> new Startup(Progress.SILENT).run(two))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("second")
                    .hasMessageContaining("--offset");
        }
        assertThat(home.log("first")).doesNotExist();
    }

    @Test
    void a_child_that_dies_is_named_with_its_last_words_and_nothing_is_left() {
        List<Child> three = children(
                FakeRecipe.running(home, "healthy"),
                FakeRecipe.scripted(home, "dying", "echo the disk is full; exit 3"),
                FakeRecipe.running(home, "never", "dying"));

        assertThatThrownBy(() -> new Startup(Progress.SILENT).run(three))
                .isInstanceOfSatisfying(StackException.class, failure -> {
                    assertThat(failure).hasMessage("dying ended while it was being started");
                    assertThat(failure.log()).containsExactly("the disk is full");
                });
        assertThat(three).noneMatch(Child::isAlive);
        assertThat(home.log("never")).doesNotExist();
    }

    @Test
    void one_that_is_being_launched_when_another_dies_is_not_left_either() {
        Child dying = new Child(FakeRecipe.scripted(home, "dying", "exit 3"), home);
        Child late = new Child(new LaunchedLate(FakeRecipe.running(home, "late"), home.log("dying")), home);
        children.add(late);

        assertThatThrownBy(() -> new Startup(Progress.SILENT).run(List.of(late, dying)))
                .hasMessage("dying ended while it was being started");

        assertThat(home.log("late")).as("it was launched").exists();
        assertThat(late.isAlive()).isFalse();
    }

    /** Launched when the other's end has been noticed, were it not waited for. */
    private record LaunchedLate(FakeRecipe recipe, Path logOfOther) implements Recipe {

        @Override
        public Command command() throws IOException {
            while (!Files.exists(logOfOther)) {
                LockSupport.parkNanos(1_000_000);
            }
            long noticed = System.nanoTime() + Duration.ofMillis(600).toNanos();
            while (System.nanoTime() - noticed < 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return recipe.command();
        }

        @Override
        public String name() {
            return recipe.name();
        }

        @Override
        public List<Integer> ports() {
            return recipe.ports();
        }

        @Override
        public void check() throws Exception {
            recipe.check();
        }
    }

    @Test
    void a_child_that_never_gets_ready_is_given_up_and_nothing_is_left() {
        List<Child> one =
                children(FakeRecipe.scripted(home, "slow", "exec sleep 300").within(Duration.ofMillis(400)));

        assertThatThrownBy(() -> new Startup(Progress.SILENT).run(one))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("slow is not ready")
                .hasMessageContaining("there is no file called ready");
        assertThat(one).noneMatch(Child::isAlive);
    }

    @Test
    void what_ran_before_a_start_that_fails_goes_on_running() {
        List<Child> first = children(FakeRecipe.running(home, "before"));
        new Startup(Progress.SILENT).run(first);
        List<Child> both = children(FakeRecipe.running(home, "before"), FakeRecipe.scripted(home, "dying", "exit 1"));

        assertThatThrownBy(() -> new Startup(Progress.SILENT).run(both)).isInstanceOf(StackException.class);

        assertThat(first.get(0).isAlive()).isTrue();
    }

    @Test
    void a_start_given_up_half_way_leaves_nothing() throws InterruptedException {
        List<Child> two = children(
                FakeRecipe.running(home, "up"),
                FakeRecipe.scripted(home, "waiting", "exec sleep 300", "up").within(Duration.ofSeconds(60)),
                FakeRecipe.running(home, "never", "waiting"));
        Startup startup = new Startup(Progress.SILENT);
        Thread starting = new Thread(() -> {
            try {
                startup.run(two);
            } catch (StackException expected) {
                // It was given up.
            }
        });
        starting.start();
        while (!two.get(1).isAlive()) {
            Thread.sleep(10);
        }

        startup.abandon();
        starting.join();

        assertThat(two).noneMatch(Child::isAlive);
    }

    @Test
    void a_frozen_child_is_alive_and_stops_all_the_same() {
        List<Child> one = children(FakeRecipe.running(home, "frozen"));
        new Startup(Progress.SILENT).run(one);
        one.get(0).sigstop();
        assertThat(one.get(0).isAlive()).isTrue();

        boolean killed = one.get(0).terminate();

        assertThat(killed).isFalse();
        assertThat(one.get(0).isAlive()).isFalse();
    }

    @Test
    void a_child_that_ignores_the_request_to_stop_is_killed() {
        List<Child> one = children(
                FakeRecipe.scripted(home, "stubborn", "trap '' TERM; touch ready; while true; do sleep 1; done"));
        new Startup(Progress.SILENT).run(one);

        assertThat(one.get(0).terminate()).isTrue();
        assertThat(one.get(0).isAlive()).isFalse();
    }

    private List<Child> children(FakeRecipe... recipes) {
        List<Child> made =
                Stream.of(recipes).map(recipe -> new Child(recipe, home)).toList();
        children.addAll(made);
        return made;
    }

    private static final class Recorder implements Progress {

        private final List<String> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void starting(String child) {
            events.add("starting " + child);
        }

        @Override
        public void running(String child) {
            events.add("running " + child);
        }

        @Override
        public void ready(String child, double seconds) {
            events.add("ready " + child);
        }
    }
}

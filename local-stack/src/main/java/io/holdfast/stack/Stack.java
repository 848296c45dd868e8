package io.holdfast.stack;

import io.holdfast.stack.mariadb.JdbcUrl;
import io.holdfast.stack.server.BrokerRecipe;
import io.holdfast.stack.server.CoordinatorRecipe;
import io.holdfast.stack.server.DashboardRecipe;
import io.holdfast.stack.server.MariaDbRecipe;
import io.holdfast.stack.server.NacosApi;
import io.holdfast.stack.server.NacosRecipe;
import io.holdfast.stack.server.NameServerRecipe;
import io.holdfast.stack.server.Recipe;
import io.holdfast.stack.server.SandboxRecipe;
import io.holdfast.stack.server.Service;
import io.holdfast.stack.server.ServiceRecipe;
import io.holdfast.stack.settings.Credentials;
import io.holdfast.stack.settings.Home;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.Ports;
import io.holdfast.stack.settings.Secret;
import io.holdfast.stack.settings.StackContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack on this machine: its children by name, how to start and stop them, and where to reach them.
 *
 * <p>An object of this class holds no process: one made later, in another JVM, for the same directory, is as good.
 */
public final class Stack {

    private final StackOptions options;
    private final StackContext context;
    private final Map<String, Child> children = new LinkedHashMap<>();
    private volatile @Nullable Startup startup;

    private Stack(StackOptions options) {
        Home home = Home.at(options.home());
        home.create();
        this.options = options;
        this.context = new StackContext(
                home,
                new Ports(options.offset()),
                Credentials.in(home),
                Installation.find(),
                options.privateHosts(),
                options.shortLived());
        for (Recipe recipe : recipes()) {
            children.put(recipe.name(), new Child(recipe, home));
        }
    }

    /** The whole stack, one instance of each service. */
    public static Stack at(Path home, int portOffset) {
        return new Stack(StackOptions.at(home, portOffset));
    }

    public static Stack with(StackOptions options) {
        return new Stack(options);
    }

    /** Starts what is not running yet and returns when all of it is ready; on failure nothing it started is left. */
    public void start(Progress progress) {
        Startup mine = new Startup(progress);
        startup = mine;
        mine.run(List.copyOf(children.values()));
        startup = null;
    }

    public void start() {
        start(Progress.SILENT);
    }

    /** Gives up a start that is under way in another thread. */
    public void abandonStart() {
        Startup running = startup;
        if (running != null) {
            running.abandon();
        }
    }

    /** Stops services first, then servers, the database last. */
    public void stop(Progress progress) {
        new Shutdown(progress).run(everyChild());
    }

    public void stop() {
        stop(Progress.SILENT);
    }

    /** Keeps the loaded classes of each running module that has no archive of them yet. */
    void archiveClasses(Progress progress) {
        for (Child child : children.values()) {
            child.archiveClasses(progress);
        }
    }

    /**
     * A child by its name: {@code mariadb}, {@code nacos}, {@code namesrv}, {@code broker}, {@code seata-server},
     * {@code sentinel-dashboard}, {@code channel-sandbox}, {@code account-service-1} and so on.
     */
    public Child child(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("no child is called " + name + "; there are " + children.keySet());
        }
        return child;
    }

    /** In the order of starting. */
    public List<Child> children() {
        return List.copyOf(children.values());
    }

    public Path home() {
        return context.home().root();
    }

    public StackOptions options() {
        return options;
    }

    public Ports ports() {
        return context.ports();
    }

    public String secret(Secret secret) {
        return context.credentials().get(secret);
    }

    /** Where the channels are played: {@code http://127.0.0.1:8070}. */
    public String sandboxUrl() {
        return "http://127.0.0.1:" + context.ports().sandbox();
    }

    /** Where merchants and operators call: {@code http://127.0.0.1:8080}. */
    public String facadeUrl() {
        return "http://127.0.0.1:" + context.ports().facade(1);
    }

    /** Where channels report to: {@code http://127.0.0.1:8060}. */
    public String callbackUrl() {
        return "http://127.0.0.1:" + context.ports().callbacks(1);
    }

    public String operatorToken() {
        return secret(Secret.OPERATOR_TOKEN);
    }

    /** Its registry, to ask who is there. */
    public NacosApi nacos() {
        return new NacosApi(context);
    }

    /** A JDBC URL of the database server, for the users {@code root} and {@code audit}. */
    public String jdbcUrl(String schema) {
        return JdbcUrl.of(context.ports().mariaDb(), schema);
    }

    /** Also those which a start with more instances has left behind. */
    private List<Child> everyChild() {
        List<Child> all = new ArrayList<>(children.values());
        for (Service service : Service.values()) {
            for (int instance = 1; instance <= StackOptions.MAX_INSTANCES; instance++) {
                Recipe recipe = new ServiceRecipe(context, service, instance);
                if (!children.containsKey(recipe.name())) {
                    all.add(new Child(recipe, context.home()));
                }
            }
        }
        return Collections.unmodifiableList(all);
    }

    private List<Recipe> recipes() {
        List<Recipe> recipes = new ArrayList<>(List.of(
                new MariaDbRecipe(context),
                new NacosRecipe(context),
                new NameServerRecipe(context),
                new BrokerRecipe(context),
                new CoordinatorRecipe(context),
                new DashboardRecipe(context)));
        if (!options.serversOnly()) {
            recipes.add(new SandboxRecipe(context));
            for (Service service : Service.values()) {
                for (int instance = 1; instance <= instancesOf(service); instance++) {
                    recipes.add(new ServiceRecipe(context, service, instance));
                }
            }
        }
        return recipes;
    }

    private int instancesOf(Service service) {
        return options.instances().getOrDefault(service, 1);
    }
}

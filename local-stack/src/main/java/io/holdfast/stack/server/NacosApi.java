package io.holdfast.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.stack.settings.Secret;
import io.holdfast.stack.settings.StackContext;
import java.io.IOException;
import java.util.Map;

/** What the stack asks of its Nacos: the accounts, who is registered, and what is configured. */
public final class NacosApi {

    /** Its administrator, who logs in to the console. */
    public static final String ADMIN = "nacos";

    /** The account of the services and the coordinator. */
    public static final String SERVICE = "holdfast";

    private final String server;
    private final String console;
    private final String adminPassword;
    private final String servicePassword;

    public NacosApi(StackContext context) {
        this.server = "http://127.0.0.1:" + context.ports().nacos() + "/nacos";
        this.console = "http://127.0.0.1:" + context.ports().nacosConsole();
        this.adminPassword = context.credentials().get(Secret.NACOS_ADMIN);
        this.servicePassword = context.credentials().get(Secret.NACOS_SERVICE);
    }

    /**
     * Gives the administrator a password. A new Nacos lets anybody do so once, which is why this is the very first
     * call it gets; later ones change nothing.
     */
    void claimAdministrator() throws IOException, InterruptedException {
        Http.postForm(console + "/v3/auth/user/admin", Map.of("password", adminPassword));
    }

    /** Makes the account of the services where there is none. */
    void openServiceAccount() throws IOException, InterruptedException, NotReady {
        String token = login(ADMIN, adminPassword);
        Http.postForm(
                server + "/v3/auth/user?accessToken=" + token,
                Map.of("username", SERVICE, "password", servicePassword));
        Http.postForm(server + "/v3/auth/role?accessToken=" + token, Map.of("role", "SERVICES", "username", SERVICE));
        Http.postForm(
                server + "/v3/auth/permission?accessToken=" + token,
                Map.of("role", "SERVICES", "resource", "public:*:*", "action", "rw"));
        // Whether that account may do its work, asked the way it is going to ask.
        instances(login(SERVICE, servicePassword), "DEFAULT_GROUP", "holdfast-probe");
    }

    /** Whether a healthy instance of a service is registered with that port. */
    public boolean isRegistered(String group, String service, int port)
            throws IOException, InterruptedException, NotReady {
        for (JsonNode instance : instances(login(SERVICE, servicePassword), group, service)) {
            if (instance.path("port").asInt() == port
                    && instance.path("healthy").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The configuration of a group, as the administrator sees it.
     *
     * @throws IllegalStateException if he cannot log in
     */
    public NacosDocuments documents(String group) throws InterruptedException {
        try {
            return new NacosDocuments(server, login(ADMIN, adminPassword), group);
        } catch (IOException | NotReady e) {
            throw new IllegalStateException("the configuration in Nacos cannot be had", e);
        }
    }

    private JsonNode instances(String token, String group, String service)
            throws IOException, InterruptedException, NotReady {
        Http.Answer answer = Http.get(server + "/v3/client/ns/instance/list?"
                + Http.form(Map.of(
                        "namespaceId", "public",
                        "groupName", group,
                        "serviceName", service,
                        "clusterName", "default",
                        "accessToken", token)));
        if (!answer.ok()) {
            throw new NotReady("Nacos answers " + answer.status() + " to a look-up");
        }
        return answer.json().path("data");
    }

    private String login(String user, String password) throws IOException, InterruptedException, NotReady {
        Http.Answer answer =
                Http.postForm(server + "/v3/auth/user/login", Map.of("username", user, "password", password));
        String token = answer.json().path("accessToken").asText();
        if (token.isEmpty()) {
            throw new NotReady("Nacos refuses the login of " + user + " with " + answer.status());
        }
        return token;
    }
}

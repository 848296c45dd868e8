package io.holdfast.acceptance.audit;

import java.util.Map;

/** The names of the schemas, by whose books they are. */
public record Schemas(String account, String order, String points, String payment, String coordinator) {

    /** As every stack names them. */
    public static final Schemas OF_A_STACK =
            new Schemas("holdfast_account", "holdfast_order", "holdfast_points", "holdfast_payment", "seata");

    /** The SQL with every <code>{account}</code> and the like replaced. */
    String in(String sql) {
        String named = sql;
        for (Map.Entry<String, String> name : names().entrySet()) {
            named = named.replace("{" + name.getKey() + "}", name.getValue());
        }
        return named;
    }

    private Map<String, String> names() {
        return Map.of(
                "account", account, "order", order, "points", points, "payment", payment, "coordinator", coordinator);
    }
}

package io.holdfast.protection.rules;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rules are.
 *
 * @param nacos host and port; empty for a service that lives by its defaults alone
 * @param username of an account that may read and write the group
 * @param group of all documents of rules
 */
@ConfigurationProperties("holdfast.protection")
public record RulesConfig(
        @DefaultValue("") String nacos,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("HOLDFAST") String group) {

    /** Without the password, so that it never reaches a log. */
    @Override
    public String toString() {
        return "RulesConfig[" + nacos + ", " + group + "]";
    }
}

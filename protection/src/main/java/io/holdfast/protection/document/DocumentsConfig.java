package io.holdfast.protection.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the documents are.
 *
 * @param nacos host and port; empty for a service that lives by its defaults alone
 * @param username of an account that may read and write the group
 * @param group of all documents
 */
@ConfigurationProperties("holdfast.protection")
public record DocumentsConfig(
        @DefaultValue("") String nacos,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("HOLDFAST") String group) {

    /** Without the password, so that it never reaches a log. */
    @Override
    public String toString() {
        return "DocumentsConfig[" + nacos + ", " + group + "]";
    }
}

package io.holdfast.stack.mariadb;

/** The one way every part of the stack spells a JDBC URL. */
public final class JdbcUrl {

    private JdbcUrl() {}

    /**
     * {@code connectionTimeZone} keeps times where they are, {@code useLocalSessionState} spares a round trip a
     * transaction, and prepared statements live on the server.
     */
    public static String of(int port, String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC&rewriteBatchedStatements=true"
                + "&useServerPrepStmts=true&cachePrepStmts=true&useLocalSessionState=true";
    }
}

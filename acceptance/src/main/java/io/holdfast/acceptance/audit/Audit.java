package io.holdfast.acceptance.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The audit as a command: see {@link AuditOptions#USAGE}. */
public final class Audit {

    static final int CLEAN = 0;
    static final int VIOLATED = 1;
    static final int IMPOSSIBLE = 2;

    private Audit() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        String home = Objects.requireNonNullElse(System.getenv("HOLDFAST_HOME"), ".holdfast");
        System.exit(run(List.of(arguments), Path.of(home), out, err));
    }

    /** The exit code. */
    static int run(List<String> arguments, Path home, PrintStream out, PrintStream err) {
        try {
            AuditOptions options = AuditOptions.parse(arguments, home);
            if (options.help()) {
                out.print(AuditOptions.USAGE);
                return CLEAN;
            }
            return report(options, out);
        } catch (IllegalArgumentException e) {
            err.println("audit: " + e.getMessage());
        } catch (IOException e) {
            err.println("audit: " + e.getMessage());
        } catch (SQLException e) {
            err.println("audit: the database cannot be looked at: "
                    + Objects.requireNonNullElse(e.getMessage(), "no reason given")
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
        return IMPOSSIBLE;
    }

    private static int report(AuditOptions options, PrintStream out) throws IOException, SQLException {
        Path journal = options.journal();
        ClientJournal told = journal == null ? ClientJournal.empty() : ClientJournal.read(journal);
        try (Connection connection = StackDatabase.connect(options.home())) {
            Books books = new Books(connection, Schemas.OF_A_STACK, told);
            Report report = options.live() ? MoneyAudit.live(books) : MoneyAudit.atRest(books, options.settle());
            out.print(report.table());
            out.println(report.summary());
            return report.violations() == 0 ? CLEAN : VIOLATED;
        }
    }
}

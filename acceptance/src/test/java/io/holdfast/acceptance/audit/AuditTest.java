package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.acceptance.audit.ClientJournal.Kind;
import io.holdfast.acceptance.audit.ClientJournal.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void help_is_not_an_error() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).startsWith("Usage: scripts/audit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--everything", "--home", "--settle-seconds", "--settle-seconds=5", "--settle-seconds -1"})
    void what_it_does_not_understand_it_refuses(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(Audit.IMPOSSIBLE);
        assertThat(text(err)).startsWith("audit: ").hasLineCount(1);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void where_no_stack_lives_it_says_so() {
        assertThat(run()).isEqualTo(Audit.IMPOSSIBLE);
        assertThat(text(err)).contains("no stack lives in " + home);
    }

    @Test
    void a_database_that_does_not_answer_is_one_clear_line() throws IOException {
        Files.writeString(home.resolve("credentials"), "HOLDFAST_DB_AUDIT_PASSWORD=secret\n");
        Files.writeString(home.resolve("stack.properties"), "offset=" + (closedPort() - 13306) + "\n");

        assertThat(run("--live")).isEqualTo(Audit.IMPOSSIBLE);
        assertThat(text(err))
                .startsWith("audit: the database cannot be looked at: ")
                .hasLineCount(1)
                .doesNotContain("secret");
    }

    @Test
    void a_journal_that_is_none_is_refused() throws IOException {
        Path journal = Files.writeString(home.resolve("journal"), "PAYMENT\tmer_1\n");

        assertThat(run("--journal", journal.toString())).isEqualTo(Audit.IMPOSSIBLE);
        assertThat(text(err)).contains("not a line of a client's journal");
    }

    @Test
    void a_journal_is_read_as_it_was_written() throws IOException {
        Path journal = home.resolve("journal");
        Told first = new Told(Kind.ORDER, "mer_1", "ord_1", "OPEN", "7 \u00e9");
        Told second = new Told(Kind.PAYMENT, "mer_1", "pay_1", "SUCCEEDED", "8");

        ClientJournal.append(journal, first);
        ClientJournal.append(journal, second);

        assertThat(ClientJournal.read(journal).lines()).containsExactly(first, second);
        assertThatThrownBy(() -> ClientJournal.read(home.resolve("none"))).isInstanceOf(IOException.class);
    }

    @Test
    void a_report_tells_people_and_machines() {
        Check check = MoneyAudit.checks().get(0);
        Report report = new Report(List.of(
                new Report.Line(check, new Finding(7, List.of("d", "b", "a", "c"))),
                new Report.Line(MoneyAudit.checks().get(1), new Finding(9, List.of()))));

        assertThat(report.summary()).isEqualTo("audit checks=2 violations=4");
        assertThat(report.violated()).containsExactly(check.id());
        assertThat(report.table())
                .contains(check.sentence(), "! a", "! b", "! c")
                .doesNotContain("! d");
    }

    @Test
    void the_defaults_are_these() {
        AuditOptions options = AuditOptions.parse(List.of(), home);

        assertThat(options).isEqualTo(new AuditOptions(false, false, home, null, Duration.ofSeconds(30)));
    }

    private int run(String... arguments) {
        return Audit.run(
                List.of(arguments),
                home,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

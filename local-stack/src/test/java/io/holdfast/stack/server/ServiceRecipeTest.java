package io.holdfast.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Credentials;
import io.holdfast.stack.settings.Home;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.Ports;
import io.holdfast.stack.settings.StackContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRecipeTest {

    @TempDir
    private Path directory;

    private Map<String, String> environment(Service service, boolean privateHosts) throws IOException {
        return command(service, privateHosts, false).environment();
    }

    private Command command(Service service, boolean privateHosts, boolean shortLived) throws IOException {
        Home home = Home.at(directory.resolve("home"));
        home.create();
        Path classPath = directory.resolve(service.module()).resolve("target/classpath");
        Files.createDirectories(classPath.getParent());
        Files.writeString(classPath, "");
        StackContext context = new StackContext(
                home, new Ports(0), Credentials.in(home), new Installation(directory), privateHosts, shortLived);
        return new ServiceRecipe(context, service, 1).command();
    }

    @Test
    void the_sandbox_of_channels_is_allowed_to_payment_service_while_no_real_one_can_be_reached() throws IOException {
        assertThat(environment(Service.PAYMENT, true)).containsEntry("HOLDFAST_CHANNEL_SANDBOX", "true");
        assertThat(environment(Service.PAYMENT, false)).containsEntry("HOLDFAST_CHANNEL_SANDBOX", "false");
        assertThat(environment(Service.ACCOUNT, true)).doesNotContainKey("HOLDFAST_CHANNEL_SANDBOX");
    }

    @Test
    void the_second_compiler_is_left_out_only_where_there_is_no_time_for_it_to_pay_off() throws IOException {
        assertThat(command(Service.PAYMENT, true, true).words()).contains("-XX:TieredStopAtLevel=1");
        assertThat(command(Service.PAYMENT, true, false).words()).doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void classes_are_noted_for_an_archive_only_where_a_next_start_gains_by_it() throws IOException {
        assertThat(command(Service.PAYMENT, true, false).words()).contains("-XX:+RecordDynamicDumpInfo");
        assertThat(command(Service.PAYMENT, true, true).words()).doesNotContain("-XX:+RecordDynamicDumpInfo");
    }
}

package io.holdfast.contract;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.notBeAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * How every service is laid out. A service inherits this, names its own package, and is held to all of it.
 *
 * <p>A service is {@code io.holdfast.<service>}; below it stand capabilities, plain Java; one level below a capability
 * stands its technology ({@code jdbc}, {@code rpc}, {@code tcc}, {@code saga}, {@code mq}, {@code web}).
 */
public abstract class HouseRules {

    private static final String TECHNOLOGY = "jdbc|rpc|tcc|saga|mq|web|crypto|json";
    private static final Pattern BANNED_SUFFIX =
            Pattern.compile(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO|Common|Base)");

    /** The service's base package, for example {@code io.holdfast.account}. */
    protected abstract String basePackage();

    @TestFactory
    Stream<DynamicTest> the_house_is_in_order() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage());
        return rules(basePackage()).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(house)));
    }

    /** Every rule by name, for a service with this base package. */
    public static Map<String, ArchRule> rules(String base) {
        return Map.ofEntries(
                Map.entry("capabilities_are_plain_java", capabilitiesArePlainJava(base)),
                Map.entry("capabilities_do_not_know_their_technology", capabilitiesDoNotKnowTheirTechnology(base)),
                Map.entry("capabilities_do_not_run_in_circles", noCircles(base)),
                Map.entry("technology_of_one_capability_is_its_own", technologyIsItsOwn(base)),
                Map.entry("services_meet_through_contracts_alone", servicesMeetThroughContracts(base)),
                Map.entry("names_say_what_a_thing_is", namesSayWhatAThingIs(base)),
                Map.entry("sql_lives_in_jdbc_classes", sqlLivesInJdbcClasses(base)),
                Map.entry("no_field_injection", noFieldInjection(base)),
                Map.entry("time_comes_from_a_clock", timeComesFromAClock(base)),
                Map.entry("no_standard_streams", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true)),
                Map.entry("no_java_util_logging", NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.allowEmptyShould(true)),
                Map.entry("no_annotated_transactions", noAnnotatedTransactions(base)));
    }

    private static ArchRule capabilitiesArePlainJava(String base) {
        return noClasses()
                .that(describe("are a capability's own", type -> isCapability(base, type)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "org.apache.dubbo..",
                        "org.apache.seata..",
                        "org.apache.rocketmq..",
                        "com.alibaba..",
                        "com.fasterxml..",
                        "jakarta..",
                        "io.micrometer.."))
                .allowEmptyShould(true);
    }

    private static ArchRule capabilitiesDoNotKnowTheirTechnology(String base) {
        return noClasses()
                .that(describe("are a capability's own", type -> isCapability(base, type)))
                .should()
                .dependOnClassesThat(describe("are technology", type -> isTechnology(base, type)))
                .allowEmptyShould(true);
    }

    private static ArchRule noCircles(String base) {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    private static ArchRule technologyIsItsOwn(String base) {
        return noClasses().should(dependOnTechnologyOfAnotherCapability(base)).allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> dependOnTechnologyOfAnotherCapability(String base) {
        return new ArchCondition<>("depend on the technology of another capability") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    boolean foreign = within(type, base)
                            && isTechnology(base, target)
                            && !capability(base, target).equals(capability(base, type));
                    events.add(new SimpleConditionEvent(type, foreign, dependency.getDescription()));
                }
            }
        };
    }

    private static String capability(String base, JavaClass type) {
        String below =
                type.getPackageName().substring(Math.min(type.getPackageName().length(), base.length()));
        String[] parts = below.split("\\.");
        return parts.length > 1 ? parts[1] : "";
    }

    private static ArchRule servicesMeetThroughContracts(String base) {
        return noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are another service's own",
                        type -> type.getPackageName().startsWith("io.holdfast.")
                                && !within(type, base)
                                && !within(type, "io.holdfast.contract")
                                // No service: the guard that stands in each of them.
                                && !within(type, "io.holdfast.protection")))
                .allowEmptyShould(true);
    }

    private static ArchRule namesSayWhatAThingIs(String base) {
        return noClasses()
                .should(be(describe(
                        "named with Impl, Util, Helper, Manager, Dto, Common or Base",
                        type -> BANNED_SUFFIX.matcher(type.getSimpleName()).matches())))
                .allowEmptyShould(true);
    }

    private static ArchRule sqlLivesInJdbcClasses(String base) {
        return noClasses()
                .that(describe(
                        "are not SQL's or the wiring",
                        type -> !type.getPackageName().matches(".*\\.jdbc(\\..*)?") && !isWiring(type)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.jdbc..", "org.springframework.transaction..", "java.sql.."))
                .allowEmptyShould(true);
    }

    private static ArchRule noFieldInjection(String base) {
        return fields().should(notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .as("not be injected"))
                .allowEmptyShould(true);
    }

    private static ArchRule timeComesFromAClock(String base) {
        return noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .allowEmptyShould(true);
    }

    private static ArchRule noAnnotatedTransactions(String base) {
        return methods()
                .should(notBeAnnotatedWith("org.springframework.transaction.annotation.Transactional")
                        .as("open their transactions by hand, where one sees them"))
                .allowEmptyShould(true);
    }

    private static boolean isCapability(String base, JavaClass type) {
        return type.getPackageName().matches(Pattern.quote(base) + "\\.\\w+") && !isWiring(type);
    }

    /** One {@code *Config} a capability holds its typed settings, one {@code *Wiring} makes its beans. */
    private static boolean isWiring(JavaClass type) {
        return type.getName().matches(".*(Config|Wiring)(\\$.*)?");
    }

    private static boolean isTechnology(String base, JavaClass type) {
        return type.getPackageName().matches(Pattern.quote(base) + "\\.\\w+\\.(" + TECHNOLOGY + ")(\\..*)?");
    }

    private static boolean within(JavaClass type, String base) {
        return type.getPackageName().equals(base) || type.getPackageName().startsWith(base + ".");
    }
}

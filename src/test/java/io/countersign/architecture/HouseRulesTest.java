package io.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.countersign.audit.Log;
import io.countersign.kernel.UseCase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "io.countersign", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule onlyTheZeebeAdapterKnowsCamunda = noClasses().that()
            .resideOutsideOfPackage("io.countersign.process.zeebe").should().dependOnClassesThat()
            .resideInAPackage("io.camunda..");

    @ArchTest
    static final ArchRule onlyScreensKnowVaadin = noClasses().that().resideOutsideOfPackages("..ui..",
                    "io.countersign.console..", "io.countersign.screen..")
            .and().doNotHaveFullyQualifiedName("io.countersign.access.internal.ScreenSecurity")
            .should().dependOnClassesThat().resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule onlyInternalPackagesSpeakSql = noClasses().that().resideOutsideOfPackage("..internal..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule viewsAreNobodysBusiness = classes().that().resideInAPackage("..ui..").and()
            .haveSimpleNameEndingWith("View").should().notBePublic().allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeIsInjected = noClasses().that()
            .doNotHaveFullyQualifiedName("io.countersign.signal.internal.SignalRelay").should().callMethod(Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(UUID.class, "randomUUID")
            .because("tests set the clock, and ids sort by time");

    @ArchTest
    static final ArchRule everyUseCaseLogsOrSaysWhyNot = classes().that().areAnnotatedWith(UseCase.class)
            .and().areNotAnnotatedWith(UseCase.NotAudited.class).should(call(Log.class, "append"));

    /** The database takes no change of consequence without an entry: who may write entries decides who may change. */
    @ArchTest
    static final ArchRule onlyUseCasesAndTheirInternalsLog = noClasses().that().areNotAnnotatedWith(UseCase.class)
            .and().resideOutsideOfPackage("..internal..").should().callMethodWhere(target(owner(assignableTo(Log.class)))
                    .and(target(name("append"))));

    @ArchTest
    static final ArchRule everyUseCaseAsksWhatItsCallerMayDoOrSaysWhyNot = classes().that()
            .areAnnotatedWith(UseCase.class).and().areNotAnnotatedWith(UseCase.Public.class)
            .should(new AskTheirCaller());

    @ArchTest
    static final ArchRule theDomainKnowsSpringByAnnotationsAlone = noClasses().that(describe("are records or enums",
                    type -> type.isRecord() || type.isEnum()))
            .and().resideOutsideOfPackages("..internal..", "..web..", "..ui..", "io.countersign.console..")
            .should().dependOnClassesThat(resideInAPackage("org.springframework..")
                    .and(describe("are no annotations", type -> !type.isAnnotation())));

    @ArchTest
    static final ArchRule whatVerifiesStandsAlone = classes().that(inTheVerifiersJar()).should().onlyDependOnClassesThat(
            inTheVerifiersJar().or(resideInAnyPackage("java..", "javax.crypto..", "com.sun.net.httpserver..",
                    "tools.jackson..", "org.jspecify.annotations..", "org.springframework.modulith..")))
            .because("an outsider has nothing else of ours; of Spring and JSpecify it has annotations, which are not needed");

    @ArchTest
    static final ArchRule noWordyNames = noClasses().should().haveNameMatching(
            ".*(Manager|Helper|Util|Utils|Impl|Data|Info|Common|Base)");

    private static DescribedPredicate<JavaClass> inTheVerifiersJar() {
        return describe("are in the verifier's jar", type -> VerifierJar.holds(Path.of(
                type.getBaseComponentType().getName().replace('.', '/') + ".class")));
    }

    private static ArchCondition<JavaClass> call(Class<?> owner, String method) {
        return new ArchCondition<>("call " + owner.getSimpleName() + "." + method) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean called = type.getMethodCallsFromSelf().stream().anyMatch(
                        call -> call.getTargetOwner().isAssignableTo(owner) && call.getName().equals(method));
                if (!called) events.add(SimpleConditionEvent.violated(type, type.getName() + " never calls "
                        + owner.getSimpleName() + "." + method));
            }
        };
    }
}

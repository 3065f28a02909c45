package dev.berth.architecture;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/** What holds for every class of the product, whatever its module. */
@AnalyzeClasses(packages = "dev.berth", importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothingIsPrintedToTheConsole = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.berth.identity.FirstAdministrator")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("logs have a form and a place, and only the first password belongs into neither");

    /**
     * The launcher watches the process that it started, and a health check ends one that hangs: neither is work. What is done at once is
     * over when it returns.
     */
    private static final DescribedPredicate<JavaClass> WATCHERS = resideInAPackage("dev.berth.platform.postgres")
            .or(name("dev.berth.system.HealthCheck"))
            .or(name("dev.berth.platform.AtOnce"))
            .as("watch something, or wait for what they start");

    @ArchTest
    static final ArchRule onlyJobsRunInTheBackground = noClasses()
            .that()
            .resideOutsideOfPackage("dev.berth.job..")
            .and(not(WATCHERS))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(CompletableFuture.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.Builder.class)
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould()
            .callMethod(Thread.class, "start")
            .because("one package starts work, so that one place knows what runs, and can stop it");

    @ArchTest
    static final ArchRule springStartsNoWorkByItself = noMethods()
            .should()
            .beAnnotatedWith(Scheduled.class)
            .orShould()
            .beAnnotatedWith(Async.class)
            .because("schedules are rows of the job module");

    /** What would run text, read XML with its DTDs, or make classes by names that come from outside (S36). */
    private static final DescribedPredicate<JavaClass> INTERPRETERS = resideInAPackage("javax.script..")
            .or(resideInAPackage("org.springframework.expression.."))
            .or(resideInAPackage("javax.xml.."))
            .or(resideInAPackage("org.xml.."))
            .or(name("java.io.ObjectInputStream"))
            .or(name("java.beans.XMLDecoder"))
            .or(name("com.fasterxml.jackson.annotation.JsonTypeInfo"))
            .as("run text or make classes by name");

    @ArchTest
    static final ArchRule S36_textOfUsersIsNeitherRunNorTurnedIntoClasses = noClasses()
            .should()
            .dependOnClassesThat(INTERPRETERS)
            .because("JSON is read into records that the code names, and nothing else is read");

    /** What looks up names follows references and makes objects out of what it is answered. */
    private static final DescribedPredicate<JavaClass> DIRECTORIES_OF_THE_JDK = resideInAPackage(
                    "javax.naming.directory..")
            .or(resideInAPackage("javax.naming.ldap.."))
            .or(resideInAPackage("javax.naming.spi.."))
            .as("speak to directories by JNDI");

    @ArchTest
    static final ArchRule S36_answersOfDirectoriesBecomeNoObjects = noClasses()
            .should()
            .dependOnClassesThat(DIRECTORIES_OF_THE_JDK)
            .because("the client for LDAP makes entries of answers and follows no reference");

    @ArchTest
    static final ArchRule S36_onlyTheDatabasesLauncherStartsPrograms = noClasses()
            .that()
            .resideOutsideOfPackage("dev.berth.platform.postgres")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .because("no text of a user ever stands in a command");
}

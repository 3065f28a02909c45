package dev.berth.architecture;

import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ControllerAdvice;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import jakarta.persistence.Entity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Who speaks HTTP, who speaks SQL, and that the two do not meet in one class. */
@AnalyzeClasses(packages = "dev.berth", importOptions = ImportOption.DoNotIncludeTests.class)
class WebAndDatabaseRulesTest {

    private static final DescribedPredicate<CanBeAnnotated> CONTROLLER =
            CanBeAnnotated.Predicates.metaAnnotatedWith(Controller.class);
    private static final DescribedPredicate<CanBeAnnotated> ENTITY =
            CanBeAnnotated.Predicates.annotatedWith(Entity.class);

    @ArchTest
    static final ArchRule controllersAreCalledByRequestsAlone = noClasses()
            .that()
            .areNotAnnotatedWith(ControllerAdvice.class)
            .should(new ArchCondition<JavaClass>("use a controller") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                    user.getDirectDependenciesFromSelf().stream()
                            .filter(use -> CONTROLLER.test(use.getTargetClass()))
                            .filter(use -> !use.getTargetClass().isAnnotation())
                            .filter(use -> !outermost(use.getTargetClass()).equals(outermost(user)))
                            .forEach(use -> events.add(SimpleConditionEvent.satisfied(user, use.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule controllersOpenNoTransaction = noClasses()
            .that(CONTROLLER.forSubtype())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Transactional.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class);

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage =
            classes().that(ENTITY.forSubtype()).should().bePackagePrivate().allowEmptyShould(true);

    @ArchTest
    static final ArchRule entitiesAreNeitherReceivedNorAnswered = methods()
            .that()
            .areDeclaredInClassesThat(CONTROLLER.forSubtype())
            .should(new ArchCondition<JavaMethod>("have no entity in their signature") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    Stream.concat(method.getParameterTypes().stream(), Stream.of(method.getReturnType()))
                            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                            .filter(ENTITY)
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " has " + type.getName())));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule recordsHoldNoEntities =
            fields().that().areDeclaredInClassesThat().areRecords().should().notHaveRawType(ENTITY.forSubtype());

    @ArchTest
    static final ArchRule tablesLeaveTransactionsToTheDoers = noClasses()
            .that()
            .haveSimpleNameEndingWith("Table")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Transactional.class)
            .because("a table owns statements; who does the whole thing owns the transaction");

    private static JavaClass outermost(JavaClass inner) {
        return inner.getEnclosingClass().map(WebAndDatabaseRulesTest::outermost).orElse(inner);
    }
}

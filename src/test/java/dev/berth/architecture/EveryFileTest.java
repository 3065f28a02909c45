package dev.berth.architecture;

import java.util.List;

import org.jspecify.annotations.NullMarked;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** What holds for product and tests alike. */
@AnalyzeClasses(packages = "dev.berth")
class EveryFileTest {

    @ArchTest
    static final ArchRule nothingIsGeneratedIntoClassesOrMocked = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "lombok..", "org.mockito..", "org.easymock..", "org.springframework.test.context.bean..")
            .because("what runs is what is written, and fakes in testkit behave like the real thing");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)");

    @ArchTest
    static void everyPackageSaysWhatItIsAndHasNoHiddenNulls(JavaClasses classes) {
        List<JavaPackage> packages = classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .toList();
        assertThat(packages)
                .as("packages without a @NullMarked package-info.java")
                .isEmpty();
    }
}

package dev.berth.architecture;

import java.security.MessageDigest;
import java.util.Arrays;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** S10: how long a comparison takes tells nothing of how much of a secret was right. */
@AnalyzeClasses(packages = "dev.berth", importOptions = ImportOption.DoNotIncludeTests.class)
class SecretComparisonTest {

    /** Those that hold what a client sent against what is known. Argon2 and the signatures of tokens are compared by their libraries. */
    private static final String COMPARE = "dev\\.berth\\.identity\\.(RememberedPasswords|GeneratedSecret)";

    @ArchTest
    static final ArchRule S10_secretsAreComparedInConstantTime = classes()
            .that()
            .haveNameMatching(COMPARE)
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule S10_andNotAsTexts = noClasses()
            .that()
            .haveNameMatching(COMPARE)
            .should()
            .callMethod(String.class, "equals", Object.class)
            .orShould()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class);
}

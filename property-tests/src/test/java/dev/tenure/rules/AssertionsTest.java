package dev.tenure.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** An author of an adapter reads what the kit says of it: "expected true but was false" says nothing. */
class AssertionsTest {
    @Test
    void everyAssertionOfTheKitSaysWhatAStoreGotWrong() {
        var kit = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tenure.contract");
        noClasses()
                .should()
                .callMethodWhere(comparesBareValues())
                .because("the message names the mistake, where the values alone would not")
                .check(kit);
    }

    /** A truth or a number alone: states, notices and texts speak for themselves. */
    private static DescribedPredicate<JavaMethodCall> comparesBareValues() {
        return DescribedPredicate.describe("a truth or a number is asserted without a message", call -> {
            var parameters = call.getTarget().getRawParameterTypes();
            return call.getTargetOwner().isEquivalentTo(Assertions.class)
                    && parameters.stream().allMatch(JavaClass::isPrimitive)
                    && !parameters.isEmpty();
        });
    }
}

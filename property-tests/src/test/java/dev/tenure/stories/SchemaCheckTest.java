package dev.tenure.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.jdbc.SchemaCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaCheckTest {
    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void aDatabaseSaysWhetherItHasTheTablesOfThisVersion(Stores stores) {
        var source = stores.withoutTables();
        assertThat(SchemaCheck.of(source)).isEqualTo(new SchemaCheck.Missing());
        stores.applyTables(source);
        assertThat(SchemaCheck.of(source)).isEqualTo(new SchemaCheck.Current());
        Stores.run(source, "UPDATE tenure_schema SET version = 2");
        assertThat(SchemaCheck.of(source)).isEqualTo(new SchemaCheck.Other(2));
    }
}

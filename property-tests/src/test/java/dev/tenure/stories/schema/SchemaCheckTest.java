package dev.tenure.stories.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.databases.Databases;
import dev.tenure.jdbc.SchemaCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaCheckTest {
    @ParameterizedTest
    @EnumSource
    void aDatabaseSaysWhetherItHasTheTablesOfThisVersion(Databases database) {
        var source = database.withoutTables("TRANSACTION_READ_COMMITTED", 1);
        assertThat(SchemaCheck.of(source)).isEqualTo(new SchemaCheck.Missing());
        database.applyTables(source);
        assertThat(SchemaCheck.of(source)).isEqualTo(new SchemaCheck.Current());
        Databases.run(source, "UPDATE tenure_schema SET version = 2");
        assertThat(SchemaCheck.of(source)).isEqualTo(new SchemaCheck.Other(2));
    }
}

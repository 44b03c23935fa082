package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.jdbc.JdbcStore;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionTest {
    @Test
    void yourRowAndALinkAreCommittedTogether() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
        var rows = new JdbcTemplate(database);
        rows.execute("RUNSCRIPT FROM 'classpath:dev/tenure/jdbc/h2/V1__tenure.sql'"); // or Flyway
        rows.execute("CREATE TABLE login (user_id varchar(64) PRIMARY KEY)");

        var tenure =
                Tenure.over(JdbcStore.owning(database), Environment.SANDBOX).build();
        var joined = tenure.inTransaction(JdbcStore.joining(new TransactionAwareDataSourceProxy(database)));
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));

        var link = transactions.execute(transaction -> {
            rows.update("INSERT INTO login (user_id) VALUES (?)", "ada"); // both or neither
            var opened = joined.links().open(NewLink.of(Plaid.PLAID, new ClientId("my-app"), new UserId("ada")));
            if (opened.isLeft()) transaction.setRollbackOnly();
            return opened;
        });

        assertThat(tenure.links().openSession(link.get().linkToken()).isRight()).isTrue();
    }
}

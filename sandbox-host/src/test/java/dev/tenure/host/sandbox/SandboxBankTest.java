package dev.tenure.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.item.AccountLabel;
import dev.tenure.item.InstitutionId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** The simulated institutions. */
final class SandboxBankTest {
    private static final InstitutionId INSTITUTION = new InstitutionId("ins_1");

    @Test
    void usersHaveOneToFourAccountsOfDifferentNames() {
        var users = List.range(0, 1000).map(number -> SandboxBank.accountsOf(INSTITUTION, "user-" + number));

        assertThat(users.map(accounts -> accounts.size()).distinct()).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(users).allSatisfy(accounts -> assertThat(accounts.map(AccountLabel::name))
                .doesNotHaveDuplicates()
                .doesNotContain(AccountKind.OTHER.title()));
        assertThat(users.flatMap(accounts -> accounts.map(AccountLabel::name)).distinct())
                .hasSize(AccountKind.values().length - 1);
        assertThat(users.distinct().size()).isGreaterThan(990);
    }

    @Test
    void theSameNamesAlwaysGiveTheSame() {
        var account = new AccountLabel("Rewards Credit Card", Option.of("7973"));

        assertThat(SandboxBank.accountsOf(new InstitutionId("ins_109508"), "ada"))
                .extracting(label -> label.name() + " " + label.mask().get())
                .containsExactly("Rewards Credit Card 7973", "Brokerage 9602", "Student Loan 8314");
        assertThat(SandboxBank.balancesOf(INSTITUTION, account))
                .isEqualTo(SandboxBank.balancesOf(INSTITUTION, account));
    }

    @Test
    void theAvailableAndTheOwedAmountOfACardAddUpToItsLimit() {
        var card = SandboxBank.balancesOf(INSTITUTION, new AccountLabel("Rewards Credit Card", Option.of("7973")));

        assertThat(card.available()).isNotNull();
        assertThat(card.current().add(card.available())).isEqualTo(card.limit());
    }
}

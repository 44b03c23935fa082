package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class OpenItemTest {
    private final Tenure tenure =
            Tenure.over(new InMemoryStore(), Environment.SANDBOX).build();
    private final ClientId app = new ClientId("my-app");
    private final Consent consent = Consent.to(List.of(new AccountLabel("Checking", Option.of("0000"))));

    @Test
    void anItemNeedsItsUserAndIsMended() {
        var link = tenure.links()
                .open(NewLink.of(Plaid.PLAID, app, new UserId("ada")))
                .get();
        var linked = tenure.links()
                .succeed(link.linkToken(), new InstitutionId("ins_1"), consent)
                .get();
        var access = tenure.items().exchange(app, linked.publicToken()).get().accessToken();

        tenure.items().reportLoginRequired(linked.item(), UpdateCause.PASSWORD_CHANGED);
        var refused = tenure.items().authenticate(app, access, Purpose.DATA);
        assertThat(refused.getLeft()).isEqualTo(new Rejection.NeedsUpdate(Cause.PASSWORD_CHANGED));

        var update = tenure.items().startUpdate(app, access).get();
        tenure.items().completeUpdate(update.linkToken(), consent).get();
        var opened = tenure.items().authenticate(app, access, Purpose.DATA);
        assertThat(opened.isRight()).isTrue();

        tenure.items()
                .remove(app, access, Removal.because(RemovalReason.ITEM_REMOVED))
                .get();
        assertThat(tenure.items().authenticate(app, access, Purpose.DATA).getLeft())
                .isEqualTo(new Rejection.Removed(Cause.ITEM_REMOVED));
    }
}

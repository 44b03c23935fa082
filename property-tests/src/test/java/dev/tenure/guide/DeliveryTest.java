package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.EventType;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    @Test
    void everyEventIsDelivered() {
        var tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
                .profiles(Stitch.STITCH)
                .build();
        var told = new ArrayList<EventType>();
        var relay = tenure.relay(notice -> told.add(notice.event().type())); // an exception: it comes again

        var app = new ClientId("my-app");
        var scope = Scope.parse("accounts offline_access").get();
        var code = tenure.grants()
                .authorize(NewGrant.of(Stitch.STITCH, app, new UserId("ada"), scope))
                .get()
                .code();
        tenure.grants().exchange(app, code).get();
        tenure.grants().revoke(app, code);

        while (relay.deliver(100).more()) {} // a job that your scheduler runs every few seconds
        assertThat(told).contains(EventType.GRANT_ENDED);
    }
}

package dev.tenure.guide;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;

public class FirstExample {
    public static void main(String[] arguments) {
        var tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX).build();
        var app = new ClientId("my-app");
        var link = tenure.links()
                .open(NewLink.of(Plaid.PLAID, app, new UserId("ada")))
                .get();
        // The user opens Link with link.linkToken(), logs in at the bank and picks accounts.
        var accounts = List.of(new AccountLabel("Checking", Option.of("0000")));
        var item = tenure.links()
                .succeed(link.linkToken(), new InstitutionId("ins_1"), Consent.to(accounts))
                .get();

        var first = tenure.items().exchange(app, item.publicToken()).get();
        var second = tenure.items().rotateAccessToken(app, first.accessToken()).get();
        var refused = tenure.items().authenticate(app, first.accessToken(), Purpose.DATA);
        var opened = tenure.items().authenticate(app, second.accessToken(), Purpose.DATA);

        System.out.println(refused); // Left(Rotated[])
        System.out.println(opened.isRight()); // true
        System.out.println(second.accessToken()); // ****
    }
}

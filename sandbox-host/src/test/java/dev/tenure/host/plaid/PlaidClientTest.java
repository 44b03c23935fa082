package dev.tenure.host.plaid;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.INSTITUTION;
import static dev.tenure.host.fixture.RunningHost.OTHER_CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_SECRET;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.plaid.client.JSON;
import com.plaid.client.model.AccountBase;
import com.plaid.client.model.AccountsGetRequest;
import com.plaid.client.model.AccountsGetResponse;
import com.plaid.client.model.CountryCode;
import com.plaid.client.model.ItemAccessTokenInvalidateRequest;
import com.plaid.client.model.ItemGetRequest;
import com.plaid.client.model.ItemPublicTokenExchangeRequest;
import com.plaid.client.model.ItemPublicTokenExchangeResponse;
import com.plaid.client.model.ItemRemoveReasonCode;
import com.plaid.client.model.ItemRemoveRequest;
import com.plaid.client.model.ItemWebhookUpdateRequest;
import com.plaid.client.model.ItemWithConsentFields;
import com.plaid.client.model.LinkTokenCreateHostedLink;
import com.plaid.client.model.LinkTokenCreateRequest;
import com.plaid.client.model.LinkTokenCreateRequestUser;
import com.plaid.client.model.LinkTokenGetRequest;
import com.plaid.client.model.PlaidError;
import com.plaid.client.model.PlaidErrorType;
import com.plaid.client.model.ProcessorTokenCreateRequest;
import com.plaid.client.model.Products;
import com.plaid.client.model.SandboxItemResetLoginRequest;
import com.plaid.client.model.SandboxPublicTokenCreateRequest;
import com.plaid.client.model.SandboxPublicTokenCreateRequestOptions;
import com.plaid.client.request.PlaidApi;
import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.host.fixture.StillClock;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import retrofit2.Call;

/** The public client {@code com.plaid:plaid-java}, unmodified, against the running host. */
final class PlaidClientTest {
    private static final RunningHost HOST = RunningHost.start(StillClock.class);
    private static final PlaidApi PLAID = HOST.plaid(CLIENT, SECRET);

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void aUserGoesThroughLinkAndTheClientReadsTheAccounts() {
        var linkToken = linkTokenFor("ada");
        var publicToken = HOST.complete(linkToken, "ada").text("public_token");
        var exchanged = exchange(publicToken);

        var item = itemOf(exchanged.getAccessToken());
        var accounts = accountsOf(exchanged.getAccessToken());

        assertThat(item.getItemId()).isEqualTo(exchanged.getItemId());
        assertThat(item.getInstitutionId()).isEqualTo(INSTITUTION);
        assertThat(item.getError()).isNull();
        assertThat(item.getConsentExpirationTime()).isNull();
        assertThat(item.getUpdateType()).isEqualTo(ItemWithConsentFields.UpdateTypeEnum.BACKGROUND);
        assertThat(item.getCreatedAt()).isBeforeOrEqualTo(OffsetDateTime.parse(clock()));
        assertThat(accounts.getItem().getItemId()).isEqualTo(exchanged.getItemId());
        assertThat(accounts.getAccounts()).isNotEmpty().allSatisfy(account -> {
            assertThat(account.getAccountId()).isNotBlank();
            assertThat(account.getMask()).hasSize(4);
            assertThat(account.getType().name()).isNotEqualTo("ENUM_UNKNOWN");
            assertThat(account.getSubtype().name()).isNotEqualTo("ENUM_UNKNOWN");
            assertThat(account.getBalances().getCurrent()).isNotNegative();
            assertThat(account.getBalances().getIsoCurrencyCode()).isEqualTo("USD");
        });
    }

    @Test
    void aLinkTokenShowsThePublicTokenWhileItWaitsForItsExchange() {
        var linkToken = linkTokenFor("grace");
        var publicToken = HOST.complete(linkToken, "grace").text("public_token");

        var results = answer(PLAID.linkTokenGet(new LinkTokenGetRequest().linkToken(linkToken)))
                .getLinkSessions()
                .get(0)
                .getResults()
                .getItemAddResults();
        exchange(publicToken);
        var later = answer(PLAID.linkTokenGet(new LinkTokenGetRequest().linkToken(linkToken)));

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.getPublicToken()).isEqualTo(publicToken);
            assertThat(result.getInstitution().getInstitutionId()).isEqualTo(INSTITUTION);
            assertThat(result.getAccounts()).isNotEmpty();
        });
        assertThat(later.getLinkSessions().get(0).getResults().getItemAddResults())
                .isEmpty();
    }

    @Test
    void aLinkTokenLivesForFourHoursOrAsLongAsItsHostedPage() {
        var usual = answer(PLAID.linkTokenCreate(linkRequest("hedy")));
        var hosted = answer(PLAID.linkTokenCreate(
                linkRequest("hedy").hostedLink(new LinkTokenCreateHostedLink().urlLifetimeSeconds(1800))));

        assertThat(lifetimeOf(usual.getLinkToken())).isEqualTo(Duration.ofHours(4));
        assertThat(lifetimeOf(hosted.getLinkToken())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void anItemThatNeedsItsUserIsUpdatedAndKeepsItsAccessToken() {
        var access = exchange(sandboxPublicToken("joan", INSTITUTION)).getAccessToken();
        var before = accountIdsOf(access);

        assertThat(answer(PLAID.sandboxItemResetLogin(new SandboxItemResetLoginRequest().accessToken(access)))
                        .getResetLogin())
                .isTrue();
        var refused = refusal(PLAID.accountsGet(new AccountsGetRequest().accessToken(access)));
        var error = itemOf(access).getError();
        var linkToken = answer(
                        PLAID.linkTokenCreate(linkRequest("joan").user(null).accessToken(access)))
                .getLinkToken();
        var lifetime = lifetimeOf(linkToken);
        var completed = HOST.complete(linkToken, "joan");

        assertThat(refused.getErrorType()).isEqualTo(PlaidErrorType.ITEM_ERROR);
        assertThat(refused.getErrorCode()).isEqualTo("ITEM_LOGIN_REQUIRED");
        assertThat(error.getErrorCode()).isEqualTo("ITEM_LOGIN_REQUIRED");
        assertThat(lifetime).isEqualTo(Duration.ofMinutes(30));
        assertThat(completed.json().required("public_token").isNull()).isTrue();
        assertThat(itemOf(access).getError()).isNull();
        assertThat(accountIdsOf(access)).isEqualTo(before);
    }

    @Test
    @Shows("G3")
    void aRotatedAccessTokenIsDeadAtOnce() {
        var old = exchange(sandboxPublicToken("mary", INSTITUTION)).getAccessToken();

        var fresh = answer(PLAID.itemAccessTokenInvalidate(new ItemAccessTokenInvalidateRequest().accessToken(old)))
                .getNewAccessToken();

        assertThat(codeOf(PLAID.itemGet(new ItemGetRequest().accessToken(old)))).isEqualTo("INVALID_ACCESS_TOKEN");
        assertThat(codeOf(PLAID.accountsGet(new AccountsGetRequest().accessToken(old))))
                .isEqualTo("INVALID_ACCESS_TOKEN");
        assertThat(accountsOf(fresh).getAccounts()).isNotEmpty();
    }

    @Test
    void aProcessorTokenIsIssuedForAnAccountThatIsShared() {
        var access = exchange(sandboxPublicToken("karen", INSTITUTION)).getAccessToken();
        var account = accountIdsOf(access).get(0);
        var request = new ProcessorTokenCreateRequest()
                .accessToken(access)
                .processor(ProcessorTokenCreateRequest.ProcessorEnum.DWOLLA);

        assertThat(answer(PLAID.processorTokenCreate(request.accountId(account)))
                        .getProcessorToken())
                .startsWith("processor-sandbox-");
        assertThat(codeOf(PLAID.processorTokenCreate(request.accountId("3f2c9bb4-6a54-4d4e-9b3b-0d7c4c1f8a11"))))
                .isEqualTo("INVALID_ACCOUNT_ID");
    }

    @Test
    void theWebhookOfAnItemIsChangedAndTakenAway() {
        var access = exchange(sandboxPublicToken("adele", INSTITUTION)).getAccessToken();
        var request = new ItemWebhookUpdateRequest().accessToken(access);

        var changed = answer(PLAID.itemWebhookUpdate(request.webhook("https://example.invalid/notices")));
        var seen = itemOf(access).getWebhook();
        var gone = answer(PLAID.itemWebhookUpdate(request.webhook(null)));

        assertThat(changed.getItem().getWebhook()).isEqualTo("https://example.invalid/notices");
        assertThat(seen).isEqualTo("https://example.invalid/notices");
        assertThat(gone.getItem().getWebhook()).isNull();
    }

    @Test
    void aRemovedItemIsNotFound() {
        var access = exchange(sandboxPublicToken("radia", INSTITUTION)).getAccessToken();

        answer(PLAID.itemRemove(new ItemRemoveRequest()
                .accessToken(access)
                .reasonCode(ItemRemoveReasonCode.FRAUD_ABUSE)
                .reasonNote("not hers")));

        assertThat(codeOf(PLAID.itemGet(new ItemGetRequest().accessToken(access))))
                .isEqualTo("ITEM_NOT_FOUND");
        assertThat(codeOf(PLAID.accountsGet(new AccountsGetRequest().accessToken(access))))
                .isEqualTo("ITEM_NOT_FOUND");
    }

    @Test
    void aPublicTokenWaitsForItsExchangeThirtyMinutesAndNoLonger() {
        var early = sandboxPublicToken("barbara", INSTITUTION);
        HOST.advance("PT29M");
        var late = sandboxPublicToken("barbara", INSTITUTION);

        assertThat(exchange(early).getAccessToken()).startsWith("access-sandbox-");
        HOST.advance("PT30M");
        assertThat(codeOf(PLAID.itemPublicTokenExchange(new ItemPublicTokenExchangeRequest().publicToken(late))))
                .isEqualTo("INVALID_PUBLIC_TOKEN");
    }

    @Test
    @Shows("G1")
    void aPublicTokenIsExchangedOnce() {
        var token = sandboxPublicToken("frances", INSTITUTION);
        exchange(token);

        assertThat(codeOf(PLAID.itemPublicTokenExchange(new ItemPublicTokenExchangeRequest().publicToken(token))))
                .isEqualTo("INVALID_PUBLIC_TOKEN");
    }

    @Test
    void aTokenOfAnotherEnvironmentIsRefused() {
        var access = exchange(sandboxPublicToken("annie", INSTITUTION)).getAccessToken();
        var elsewhere = access.replace("-sandbox-", "-production-");

        var refused = refusal(PLAID.itemGet(new ItemGetRequest().accessToken(elsewhere)));

        assertThat(refused.getErrorType()).isEqualTo(PlaidErrorType.INVALID_INPUT);
        assertThat(refused.getErrorCode()).isEqualTo("INVALID_ACCESS_TOKEN");
        assertThat(refused.getErrorMessage()).contains("environment");
    }

    @Test
    void aTokenOfAnotherClientIsRefused() {
        var access = exchange(sandboxPublicToken("klara", INSTITUTION)).getAccessToken();

        var refused = refusal(HOST.plaid(OTHER_CLIENT, OTHER_SECRET).itemGet(new ItemGetRequest().accessToken(access)));

        assertThat(refused.getErrorCode()).isEqualTo("INVALID_ACCESS_TOKEN");
        assertThat(itemOf(access).getError()).isNull();
    }

    @Test
    void aClientIsKnownByItsOwnSecretAlone() {
        var access = exchange(sandboxPublicToken("evelyn", INSTITUTION)).getAccessToken();
        var request = new ItemGetRequest().accessToken(access);

        assertThat(codeOf(HOST.plaid(CLIENT, "wrong").itemGet(request))).isEqualTo("INVALID_API_KEYS");
        assertThat(codeOf(HOST.plaid(CLIENT, OTHER_SECRET).itemGet(request))).isEqualTo("INVALID_API_KEYS");
        assertThat(codeOf(HOST.plaid("nobody", SECRET).itemGet(request))).isEqualTo("INVALID_API_KEYS");
    }

    @Test
    void accountsDependOnTheUserAndOnTheInstitution() {
        var joan = labelsOf("joan", "ins_1");

        assertThat(labelsOf("joan", "ins_1")).isEqualTo(joan);
        assertThat(labelsOf("mary", "ins_1")).isNotEqualTo(joan);
        assertThat(labelsOf("joan", "ins_2")).isNotEqualTo(joan);
    }

    private static LinkTokenCreateRequest linkRequest(String user) {
        return new LinkTokenCreateRequest()
                .clientName("Tenure's tests")
                .language("en")
                .countryCodes(List.of(CountryCode.US))
                .products(List.of(Products.AUTH))
                .user(new LinkTokenCreateRequestUser().clientUserId(user));
    }

    private static String linkTokenFor(String user) {
        return answer(PLAID.linkTokenCreate(linkRequest(user))).getLinkToken();
    }

    private static String sandboxPublicToken(String user, String institution) {
        return answer(PLAID.sandboxPublicTokenCreate(new SandboxPublicTokenCreateRequest()
                        .institutionId(institution)
                        .initialProducts(List.of(Products.AUTH))
                        .options(new SandboxPublicTokenCreateRequestOptions().overrideUsername(user))))
                .getPublicToken();
    }

    private static ItemPublicTokenExchangeResponse exchange(String publicToken) {
        return answer(PLAID.itemPublicTokenExchange(new ItemPublicTokenExchangeRequest().publicToken(publicToken)));
    }

    private static ItemWithConsentFields itemOf(String accessToken) {
        return answer(PLAID.itemGet(new ItemGetRequest().accessToken(accessToken)))
                .getItem();
    }

    private static AccountsGetResponse accountsOf(String accessToken) {
        return answer(PLAID.accountsGet(new AccountsGetRequest().accessToken(accessToken)));
    }

    private static List<String> accountIdsOf(String accessToken) {
        return accountsOf(accessToken).getAccounts().stream()
                .map(AccountBase::getAccountId)
                .toList();
    }

    private static List<String> labelsOf(String user, String institution) {
        return accountsOf(exchange(sandboxPublicToken(user, institution)).getAccessToken()).getAccounts().stream()
                .map(account -> account.getName() + " " + account.getMask())
                .toList();
    }

    private static Duration lifetimeOf(String linkToken) {
        var found = answer(PLAID.linkTokenGet(new LinkTokenGetRequest().linkToken(linkToken)));
        return Duration.between(found.getCreatedAt(), found.getExpiration());
    }

    private static String clock() {
        return HOST.get("/sandbox/clock").text("now");
    }

    private static String codeOf(Call<?> call) {
        return refusal(call).getErrorCode();
    }

    private static <T> T answer(Call<T> call) {
        try {
            var response = call.execute();
            assertThat(response.code()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("the host does not answer", e);
        }
    }

    private static PlaidError refusal(Call<?> call) {
        try {
            var response = call.execute();
            assertThat(response.code()).isEqualTo(400);
            return new JSON().getGson().fromJson(response.errorBody().string(), PlaidError.class);
        } catch (IOException e) {
            throw new AssertionError("the host does not answer", e);
        }
    }
}

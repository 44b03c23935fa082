package dev.tenure.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.host.fixture.PageClient;
import dev.tenure.host.fixture.RunningHost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page in Chromium. */
final class BrowserTest {
    private static final String[] STEPS = {"30 min", "1 day", "7 days", "90 days", "1 year"};

    /**
     * A script that returns the number of texts, and each text with too little contrast to its background (WCAG 2.2,
     * 1.4.3).
     */
    private static final String FAINT =
            """
            const rgba = text => text.match(/[\\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b].map(it => it / 255)
                .map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
                .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
            const ground = element => {
                for (let it = element; it; it = it.parentElement) {
                    const rect = it.parentElement && it.tagName === 'text' && !it.matches('.commands')
                        ? it.parentElement.querySelector('rect') : null;
                    const colour = rgba(rect ? getComputedStyle(rect).fill : getComputedStyle(it).backgroundColor);
                    if (colour.length < 4 || colour[3] > 0) return colour;
                }
                return [255, 255, 255];
            };
            const texts = [...document.querySelectorAll('body *')].filter(it =>
                [...it.childNodes].some(node => node.nodeType === 3 && node.data.trim())
                && !['title', 'desc'].includes(it.tagName));
            const faint = texts.map(it => {
                const style = getComputedStyle(it);
                const ink = light(rgba(it.tagName === 'text' ? style.fill : style.color)), behind = light(ground(it));
                const contrast = (Math.max(ink, behind) + 0.05) / (Math.min(ink, behind) + 0.05);
                return contrast < 4.5 ? it.textContent.trim() + ': ' + contrast.toFixed(2) : null;
            }).filter(it => it);
            return ['' + texts.length, ...faint];
            """;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @SuppressWarnings("NullAway.Init")
    private static RunningHost host;

    @BeforeAll
    static void start() {
        if (!Browser.isThere()) return;
        browser = Browser.start();
        host = RunningHost.start();
    }

    @AfterAll
    static void stop() {
        if (browser == null) return;
        browser.close();
        host.close();
    }

    @BeforeEach
    void itIsThere() {
        Browser.mustBeThere();
    }

    @AfterEach
    void theConsoleIsSilent() {
        if (browser != null) assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingIsReachedWithTheKeyboardInTheOrderOfThePage() {
        host.linkTokenOf("ada");
        browser.open(host.at("/").toString());

        assertThat(browser.tab()).isEqualTo("Skip to the content");
        assertThat(browser.focus().getRect().getY())
                .as("seen when it has the focus")
                .isNotNegative();
        assertThat(browser.tab()).isEqualTo("Tenure sandbox");
        for (var step : STEPS) assertThat(browser.tab()).isEqualTo(step);
        var id = browser.tab();
        assertThat(id).hasSize(36);

        browser.press(Keys.ENTER);

        browser.awaitAddress(id);
        assertThat(browser.driver().getTitle()).contains(id);
    }

    @Test
    void theSkipLinkSkips() {
        browser.open(host.at("/").toString());

        browser.tab();
        browser.press(Keys.ENTER);

        browser.awaitAddress("/#main");
        assertThat(browser.tab()).isEqualTo("30 min");
    }

    @Test
    void theFocusIsVisible() {
        browser.open(host.at("/").toString());
        for (var tab = 0; tab < 3; tab++) {
            browser.tab();
            assertThat(browser.focus().getCssValue("outline-style")).isEqualTo("solid");
            assertThat(browser.focus().getCssValue("outline-width")).isEqualTo("3px");
        }
    }

    @Test
    void enterAndSpaceSetTheClockForwardAndTheNextTabIsAtTheClockAgain() {
        browser.open(host.at("/").toString());
        for (var key : new Keys[] {Keys.ENTER, Keys.SPACE}) {
            var before = host.ahead();
            browser.open(host.at("/").toString());
            for (var tab = 0; tab < 3; tab++) browser.tab();

            browser.press(key);

            browser.awaitAddress("/#clock");
            assertThat(host.ahead()).isEqualTo(before.plus(Duration.ofMinutes(30)));
            assertThat(browser.tab()).isEqualTo("30 min");
        }
    }

    @Test
    void anItemIsFollowedThroughTimeOnItsPage() {
        host.accessTokenOf("ada");
        browser.open(host.at("/").toString());
        var item = browser.driver().findElement(By.cssSelector("#item tbody a"));
        var id = item.getText();
        item.click();
        browser.awaitAddress(id);
        assertThat(markedStates()).containsExactly("Active");

        pressButton("90 days");

        assertThat(markedStates()).containsExactly("NeedsUpdate");
        assertThat(browser.driver().findElement(By.cssSelector("dd .pill")).getText())
                .isEqualTo("NeedsUpdate");
        assertThat(browser.driver().findElement(By.cssSelector("dd .cause")).getText())
                .isEqualTo("ITEM_AGED");
        assertThat(browser.driver().findElements(By.cssSelector(".near .label")))
                .extracting("text")
                .containsExactlyInAnyOrder("Active", "Removed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void allTextStandsOutInBothColourSchemes(String scheme) {
        host.accessTokenOf("grace");
        host.publicTokenOf("lin");
        host.post("/sandbox/authorize", "{\"user\":\"ada\",\"scope\":\"accounts\"}");
        host.post("/app/connections", "{\"profile\":\"stitch\",\"reference\":\"ledger 42\"}");
        var all = new PageClient(host).all().body();
        browser.prefer(scheme);

        isLegible("/aggregates/nothing", scheme);
        assertThat(browser.complaints()).as("that the page is not found").hasSize(1);
        isLegible("/", scheme);
        isLegible("/aggregates/item", scheme);
        for (var kind : new String[] {"item", "link", "grant", "connection"})
            isLegible(new PageClient(host).linkTo("/aggregates/" + kind + "/", all), scheme);
    }

    private static void isLegible(String path, String scheme) {
        browser.open(host.at(path).toString());
        assertThat(ground()).isEqualTo(scheme.equals("dark") ? "rgba(21, 23, 26, 1)" : "rgba(251, 250, 248, 1)");
        var found = faint();
        assertThat(Integer.parseInt(found.get(0))).as("texts looked at").isGreaterThan(3);
        assertThat(found.subList(1, found.size())).as(path).isEmpty();
    }

    private static List<String> faint() {
        var found = (List<?>) browser.driver().executeScript(FAINT);
        return found.stream().map(String::valueOf).toList();
    }

    private static String ground() {
        return browser.driver().findElement(By.tagName("body")).getCssValue("background-color");
    }

    private static void pressButton(String step) {
        browser.driver()
                .findElement(By.xpath("//button[text()='" + step + "']"))
                .click();
        browser.awaitAddress("#clock");
    }

    private static List<String> markedStates() {
        return browser.driver().findElements(By.cssSelector("svg .marked")).stream()
                .map(state -> state.getDomAttribute("data-state"))
                .toList();
    }
}

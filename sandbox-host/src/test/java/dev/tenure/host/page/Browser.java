package dev.tenure.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium as installed on this machine; nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final String REQUIRED = "TENURE_BROWSER";
    private static final String MISSING = "no Chromium with its driver on the PATH (Debian: chromium, chromium-driver)";
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A script that returns once the page has been painted. */
    private static final String SEEN =
            """
            const tell = arguments[0];
            new PerformanceObserver((paints, it) => { it.disconnect(); requestAnimationFrame(() => tell()); })
                .observe({type: 'paint', buffered: true});
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test with a message if there is no browser, or fails it if one is required. */
    static void mustBeThere() {
        if (isThere()) return;
        if ("required".equals(System.getenv(REQUIRED))) Assertions.fail(MISSING);
        System.err.println("skipped: " + MISSING);
        Assumptions.abort(MISSING);
    }

    static boolean isThere() {
        return onPath(BROWSERS).isDefined() && onPath(DRIVERS).isDefined();
    }

    /** Starts a browser with a fresh profile, which its driver deletes at the end. */
    static Browser start() {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath(DRIVERS).get())
                .usingAnyFreePort()
                .build();
        var driver = new ChromeDriver(service, options(onPath(BROWSERS).get()));
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return new Browser(driver);
    }

    private static ChromeOptions options(File browser) {
        var logged = new LoggingPreferences();
        logged.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(browser);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logged);
        return options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000");
    }

    private static Option<File> onPath(List<String> names) {
        var folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return names.flatMap(name -> folders.map(folder -> Path.of(folder, name)))
                .find(Files::isExecutable)
                .map(Path::toFile);
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(String address) {
        driver.get(address);
        awaitSight();
    }

    /** Waits for a page whose address ends like this, because a press takes a moment. */
    void awaitAddress(String end) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        for (var at = ""; !at.endsWith(end); at = driver.getCurrentUrl())
            assertThat(System.nanoTime()).as("%s, not yet %s", at, end).isLessThan(patience);
        awaitSight();
    }

    /** Waits until the page is visible; a key pressed earlier is lost. */
    private void awaitSight() {
        driver.executeAsyncScript(SEEN);
    }

    /** Presses a key, wherever the focus is. */
    Browser press(CharSequence key) {
        new Actions(driver).sendKeys(key).perform();
        return this;
    }

    /** Presses Tab, and returns the text of the element that then has the focus. */
    String tab() {
        press(Keys.TAB);
        return focus().getText();
    }

    WebElement focus() {
        return driver.switchTo().activeElement();
    }

    /** Emulates a preference for this colour scheme. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))
                                .asJava()));
    }

    /** The console's messages: refused styles and scripts, missing files, errors. */
    java.util.List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}

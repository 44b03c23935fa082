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

/** Chromium without a window, of this machine: nothing is downloaded for it. */
final class Browser implements AutoCloseable {
    private static final String REQUIRED = "TENURE_BROWSER";
    private static final String MISSING = "no Chromium with its driver on the PATH (Debian: chromium, chromium-driver)";
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Tells when the page has been painted. */
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

    /** Where there is none the test is skipped and says why, unless it must not be: then it fails. */
    static void mustBeThere() {
        if (isThere()) return;
        if ("required".equals(System.getenv(REQUIRED))) Assertions.fail(MISSING);
        System.err.println("skipped: " + MISSING);
        Assumptions.abort(MISSING);
    }

    static boolean isThere() {
        return onPath(BROWSERS).isDefined() && onPath(DRIVERS).isDefined();
    }

    /** Starts it, with a fresh profile from its driver, which deletes it at the end. */
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

    /** Waits for the page that ends like this: what was pressed is under way for a moment. */
    void awaitAddress(String end) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        for (var at = ""; !at.endsWith(end); at = driver.getCurrentUrl())
            assertThat(System.nanoTime()).as("%s, not yet %s", at, end).isLessThan(patience);
        awaitSight();
    }

    /** A key that is pressed before anything of a page is to be seen is lost. */
    private void awaitSight() {
        driver.executeAsyncScript(SEEN);
    }

    /** Presses a key as a person would, wherever the focus is. */
    Browser press(CharSequence key) {
        new Actions(driver).sendKeys(key).perform();
        return this;
    }

    /** Presses Tab, and says what has the focus then: its text, or what it is called. */
    String tab() {
        press(Keys.TAB);
        return focus().getText();
    }

    WebElement focus() {
        return driver.switchTo().activeElement();
    }

    /** As it looks to whoever prefers this colour scheme. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))
                                .asJava()));
    }

    /** What the console says: refused styles and scripts, missing files, errors. */
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

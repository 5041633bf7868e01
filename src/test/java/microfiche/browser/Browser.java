package microfiche.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium, driven. One window, one empty profile; not for several threads at once. Tests
 * get theirs from {@link InBrowser}.
 */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** A request in the performance log, which is JSON: {@code "url":"file:///…"}. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "\"method\":\"Network\\.(?:requestWillBeSent|webSocketCreated)\".*", Pattern.DOTALL);

  /** Says what it misses of Chromium's newest protocol, none of which is used here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");

  /**
   * What leaves neither the page nor the browser: data addresses, and the parts of the browser's
   * own first tab, which a slow machine is still loading.
   */
  private static final List<String> INSIDE = List.of("data:", "chrome://");

  /** Longer than anything takes on the busiest machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** How a page is looked at. */
  enum View {
    PHONE_LIGHT(390, 844, "light"),
    PHONE_DARK(390, 844, "dark"),
    DESKTOP_LIGHT(1280, 900, "light"),
    DESKTOP_DARK(1280, 900, "dark");

    final int width;
    final int height;
    final String scheme;

    View(int width, int height, String scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  private final Path profile;
  private final ChromeDriver driver;
  private final String axe = axe();

  private Browser(Path profile) {
    this.profile = profile;
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-features=RenderDocument", // pages open a quarter faster, and cannot tell
        "--lang=zh-CN",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    options.setExperimentalOption(
        "perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .withTimeout(PATIENCE)
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
  }

  /**
   * A browser with an empty profile. Where there is none the test is skipped, unless the
   * environment says that it must be there.
   */
  static Browser start() {
    boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!there && "true".equals(System.getenv("MICROFICHE_REQUIRE_BROWSER"))) {
      throw new AssertionError(CHROMIUM + " and " + DRIVER + " must be there, and are not");
    }
    Assumptions.assumeTrue(
        there,
        "skipped: no browser; on Debian: apt-get install chromium chromium-driver fonts-noto-cjk");
    try {
      return new Browser(Files.createTempDirectory("microfiche-browser"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Goes on in a tab of its own: without history, sizes and colours as the browser has them,
   * JavaScript on, and nothing of what earlier pages kept.
   */
  void forget() {
    String before = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    String tab = driver.getWindowHandle();
    driver.switchTo().window(before).close();
    driver.switchTo().window(tab);
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin", Map.of("origin", "file://", "storageTypes", "all"));
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.manage().logs().get(LogType.BROWSER);
  }

  /** The driver itself, for clicks and the like. */
  ChromeDriver driver() {
    return driver;
  }

  /** Sets the size of the window and the colours that the system asks for. */
  void look(View view) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            view.width,
            "height",
            view.height,
            "deviceScaleFactor",
            1,
            "mobile",
            view.width < 600));
    media("screen", Map.of("prefers-color-scheme", view.scheme));
  }

  /** The same, and returns when the page that is open knows of it. */
  void resize(View view) {
    look(view);
    String fits = "return matchMedia('(width: ' + arguments[0] + 'px)').matches";
    await(() -> Boolean.TRUE.equals(run(fits, view.width)), "a window of " + view);
  }

  /** Waits until something holds; gives up after minutes, which no machine needs. */
  static void await(BooleanSupplier holds, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Sets the medium and its features, as {@code prefers-reduced-motion}. */
  void media(String medium, Map<String, String> features) {
    List<Map<String, String>> list = new ArrayList<>();
    features.forEach((name, value) -> list.add(Map.of("name", name, "value", value)));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", medium, "features", list));
  }

  void javaScript(boolean on) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  /** What {@code script} returns in the page: text, number, list, map, or null. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  String text(String script, Object... arguments) {
    return String.valueOf(run(script, arguments));
  }

  long number(String script, Object... arguments) {
    return ((Number) run(script, arguments)).longValue();
  }

  /** Types where the focus is. */
  void type(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Presses the tab key wherever the focus is, as a keyboard does. */
  void tab() {
    new Actions(driver).sendKeys(Keys.TAB).perform();
  }

  /**
   * What a page did that none may do, since the last time this was asked: asked for something that
   * is no file of its folder, or wrote into the console, as broken policies do.
   */
  List<String> misdeeds(Path site) {
    List<String> found = new ArrayList<>();
    String home = site.toUri().toString();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      Matcher request = REQUEST.matcher(entry.getMessage());
      if (request.find()) {
        Matcher url =
            URL.matcher(entry.getMessage().replaceAll("\"(?:initiator|headers)\":\\{[^}]*}", ""));
        while (url.find()) {
          if (!url.group(1).startsWith(home)
              && INSIDE.stream().noneMatch(url.group(1)::startsWith)) {
            found.add("request: " + url.group(1));
          }
        }
      }
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      found.add(entry.getLevel() + ": " + entry.getMessage());
    }
    return found;
  }

  /** Pixels by which the page is wider than its window. */
  long overflow() {
    return number(
        "const e = document.documentElement;"
            + "return Math.max(e.scrollWidth, document.body.scrollWidth) - e.clientWidth");
  }

  /** The longest line that an article's text can have, in characters; 0 on pages without one. */
  long measure() {
    return number(
        """
        return Math.max(0, ...[...document.querySelectorAll(".text")].map((e) =>
          Math.floor(e.clientWidth / parseFloat(getComputedStyle(e).fontSize))));
        """);
  }

  /** The sum of all layout shifts since the page was opened, in thousandths (web.dev's CLS). */
  long shift() {
    return ((Number)
            driver.executeAsyncScript(
                """
                const done = arguments[0];
                let sum = 0;
                new PerformanceObserver((list) => {
                  for (const entry of list.getEntries()) sum += entry.value;
                }).observe({ type: "layout-shift", buffered: true });
                requestAnimationFrame(() => setTimeout(() => done(Math.round(sum * 1000)), 50));
                """))
        .longValue();
  }

  /** What axe-core finds against WCAG 2.2 AA and good practice: rule, help, place. */
  List<String> barriers() {
    driver.executeScript(axe);
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false }).then(
              (r) => done(r.violations.flatMap((v) => v.nodes.map((n) =>
                v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replace(/\\s+/g, " ")))),
              (e) => done(["axe: " + e]));
            """);
    List<String> lines = new ArrayList<>();
    ((List<?>) found).forEach(line -> lines.add(String.valueOf(line)));
    return lines;
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new AssertionError("axe.min.js is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (var walk = Files.walk(profile)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.berth.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;

import dev.berth.testkit.BerthServer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody's browser with one tab, cookies of its own, and everything in it that should not have happened. */
final class Tab implements AutoCloseable {

    /** Says what the policy refused, what tried to run, and never lets a page show a dialog of the browser. */
    private static final String WATCH = """
            addEventListener('securitypolicyviolation', (e) =>
              console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber));
            Object.defineProperty(window, 'canary', { configurable: false, set: (by) => console.error('ran: ' + by), get: () => undefined });
            """;

    private static final String SIGN_IN = """
            async ([principal, password]) => {
              const send = (token) => fetch('/c/login', {
                method: 'POST',
                body: new URLSearchParams({ principal, password }),
                headers: token ? { 'X-Harbor-CSRF-Token': token } : {},
              });
              const token = (await send(null)).headers.get('X-Harbor-CSRF-Token');
              return (await send(token)).status;
            }""";

    private final BerthServer server;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    Tab(BerthServer server) {
        this(server, Look.USUAL);
    }

    Tab(BerthServer server, Look look) {
        this.server = server;
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server.url())
                        .setLocale(look.language())
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(look.theme())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setPermissions(List.of("clipboard-read", "clipboard-write"))
                        .setViewportSize(look.width(), 900));
        context.setDefaultTimeout(15_000);
        context.addInitScript(WATCH);
        context.onRequest(this::noticeForeign);
        this.page = context.newPage();
        page.onConsoleMessage(this::noticeConsole);
        page.onPageError(error -> faults.add("error: " + error));
        page.onDialog(dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** An answer that refuses is no fault of the page; the console has a line for each. */
    private void noticeConsole(ConsoleMessage message) {
        boolean isRefusal = message.text().startsWith("Failed to load resource");
        if (message.type().equals("error") && !isRefusal) {
            faults.add("console: " + message.text());
        }
    }

    private void noticeForeign(Request request) {
        boolean isOurs =
                request.url().startsWith(server.url() + "/") || request.url().startsWith("data:");
        if (!isOurs) {
            faults.add("request: " + request.url());
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What should not have happened since the last time somebody asked. */
    List<String> faults() {
        List<String> found = List.copyOf(faults);
        faults.clear();
        return found;
    }

    /** Has a session, without the page to sign in. */
    Tab signedIn(String username, String password) {
        page.navigate("/account/sign-in");
        assertThat(page.evaluate(SIGN_IN, List.of(username, password))).isEqualTo(200);
        return this;
    }

    Tab administrator() {
        return signedIn("admin", BerthServer.ADMIN_PASSWORD);
    }

    /** Types the address, and waits until everything is there that it asks for. */
    Tab open(String address) {
        page.navigate(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /** Waits until the address is this one, without what follows a question mark. */
    void isAt(String path) {
        page.waitForURL(Pattern.compile(Pattern.quote(server.url() + path) + "(\\?.*)?$"));
    }

    Locator button(String name) {
        return within().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String name) {
        button(name).first().click();
    }

    /** The button of the dialog that has just been asked for. */
    void confirm(String name) {
        page.locator("dialog[open]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** A link, wherever on the page. */
    void follow(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    Locator field(String label) {
        return within().getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first();
    }

    void fill(String label, String text) {
        field(label).fill(text);
    }

    void tick(String label) {
        field(label).check();
    }

    void choose(String label, String option) {
        field(label).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
    }

    void sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void seesNot(String text) {
        assertThat(page.getByText(text)).hasCount(0);
    }

    /** The dialog where one is open, since nothing else can be reached then. */
    private Locator within() {
        Locator dialog = page.locator("dialog[open]");
        return dialog.count() > 0 ? dialog.last() : page.locator("body");
    }

    @Override
    public void close() {
        context.close();
    }
}

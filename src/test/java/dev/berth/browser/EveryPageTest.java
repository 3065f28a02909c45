package dev.berth.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;

import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at every page, as a person, as a screen reader's rules and as the browser's policy do; the pictures stay in target/screenshots. */
@Tag("browser")
class EveryPageTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final Addresses ADDRESSES = new Addresses(SERVER, Scenery.in(SERVER));
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** What the page's content needs more than the window has, and may not: things that scroll by themselves are not counted. */
    private static final String OVERFLOW =
            "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "en-GB, DARK", "de-DE, LIGHT"})
    void everyPageIsForEverybodyFitsEveryWindowAndDoesWhatItMay(String language, ColorScheme theme) {
        Look look = new Look(language, theme, Look.DESKTOP);
        List<String> faults = new ArrayList<>();
        try (Tab administrator = new Tab(SERVER, look).administrator();
                Tab nobody = new Tab(SERVER, look)) {
            administrator.faults();
            ADDRESSES.all().forEach((name, address) -> {
                Tab tab = Addresses.ARE_LEFT_ONCE_SIGNED_IN.contains(address) ? nobody : administrator;
                faults.addAll(faultsOf(tab, look, name, address));
            });
            faults.addAll(faultsOf(nobody, look, "nobody-projects", "/projects"));
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> faultsOf(Tab tab, Look look, String name, String address) {
        tab.page().setViewportSize(Look.DESKTOP, 900);
        tab.open(address);
        List<String> faults = new ArrayList<>(lookAt(tab.page(), look.language().substring(0, 2), look.theme(), name));
        faults.addAll(tab.faults());
        return faults.stream().map(fault -> name + ": " + fault).toList();
    }

    private static List<String> lookAt(Page page, String language, ColorScheme theme, String name) {
        List<String> faults = new ArrayList<>(violations(page));
        boolean isMain = language.equals("en");
        for (int width : isMain ? List.of(Look.DESKTOP, Look.TABLET, Look.PHONE) : List.of(Look.DESKTOP, Look.PHONE)) {
            page.setViewportSize(width, 900);
            if (!fits(page)) {
                faults.add("%s px too wide at %d".formatted(page.evaluate(OVERFLOW), width));
            }
            String file = "%s-%d-%s-%s.png".formatted(name, width, language, theme);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(file.toLowerCase(Locale.ROOT))));
        }
        if (isMain && theme == ColorScheme.LIGHT) {
            violations(page).forEach(violation -> faults.add("on a phone: " + violation));
        }
        return faults;
    }

    /** Charts follow the window a moment later. */
    private static boolean fits(Page page) {
        try {
            page.waitForFunction(
                    "() => (" + OVERFLOW + ")() <= 0", null, new Page.WaitForFunctionOptions().setTimeout(1_000));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    private static List<String> violations(Page page) {
        AxeResults results =
                new AxeBuilder(page).setLegacyMode(true).withTags(RULES).analyze();
        assertThat(results.getPasses()).as("what axe looked at").isNotEmpty();
        return results.getViolations().stream().map(EveryPageTest::describe).toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }
}

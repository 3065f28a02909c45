package dev.berth.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("browser")
class NavigationTest {

    private static final BerthServer SERVER = BerthServer.shared();

    private final People people = new People(SERVER);

    @Test
    void theBackButtonLeadsBackPageByPage() {
        String project = people.project();
        try (Tab tab = new Tab(SERVER).administrator().open("/projects/" + project)) {
            tab.follow("Members");
            tab.isAt("/projects/" + project + "/members");
            tab.follow("Labels");
            tab.isAt("/projects/" + project + "/labels");
            tab.page().goBack();
            tab.isAt("/projects/" + project + "/members");
            tab.sees("Add member");
            tab.page().goBack();
            tab.isAt("/projects/" + project);
            tab.page().goForward();
            tab.isAt("/projects/" + project + "/members");
            tab.sees("Add member");

            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void whatIsFilteredAndSortedStandsInTheAddress() {
        String project = people.project();
        try (Tab tab = new Tab(SERVER).administrator().open("/projects")) {
            tab.field("Filter by name").fill(project);
            tab.page().waitForURL(url -> url.contains("filter=" + project));
            assertThat(tab.page().locator("tbody tr")).hasCount(1);
            tab.press("Created");
            tab.page().waitForURL(url -> url.contains("sort="));
            tab.page().reload();

            assertThat(tab.field("Filter by name")).hasValue(project);
            assertThat(tab.page().locator("tbody tr")).hasCount(1);
            assertThat(tab.page().locator("th[aria-sort]")).hasCount(1);
        }
    }

    @Test
    void aServerThatIsAwayIsAQuietLineUntilItIsBack() {
        try (Tab tab = new Tab(SERVER).administrator().open("/projects")) {
            tab.page().route("**/api/**", route -> route.abort());
            tab.follow("Administration");
            tab.sees("The server cannot be reached. This page tries again by itself.");
            tab.page().unroute("**/api/**");

            assertThat(tab.page().getByText("The server cannot be reached.")).hasCount(0, patiently());
            assertThat(tab.faults()).isEmpty();
        }
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions patiently() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(15_000);
    }

    /** The keys of messages look like {@code project.tab.summary}; nobody should ever see one. */
    @Test
    void noKeyShowsThroughInEitherLanguage() {
        String project = people.project();
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (String language : List.of("en-GB", "de-DE")) {
            try (Tab tab = new Tab(SERVER, new Look(language, Look.USUAL.theme(), Look.DESKTOP)).administrator()) {
                for (String path : List.of("/projects", "/projects/" + project, "/admin", "/admin/users", "/account")) {
                    tab.open(path);
                    seen.put(language + " " + path, keysOn(tab.page()));
                    assertThat(tab.page().locator("html").getAttribute("lang")).isEqualTo(language.substring(0, 2));
                }
            }
        }
        assertThat(seen.values()).allMatch(List::isEmpty);
    }

    private static List<String> keysOn(Page page) {
        return page.locator("body")
                .innerText()
                .lines()
                .filter(
                        line -> line.matches(
                                ".*\\b(app|component|project|identity|artifact|audit|gc|job|robot|quota|retention|immutability|setting|statistic)\\.[a-z]\\w+\\b.*|.*\\{\\w+}.*"))
                .toList();
    }
}

package dev.berth.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;

import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What people and machines can write stays text on every page that shows it (S13). */
@Tag("browser")
class HostileTextTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final HostileContent CONTENT = HostileContent.in(SERVER);
    /** So many of 25 rows show all of them, and what was there before. */
    private static final int IN_PAGES = 9;

    private static final String PROJECT = "/projects/" + HostileContent.PROJECT;

    /** Elements and attributes that no page of ours has, but for scripts and styles with an address, which are in the page's head. */
    private static final String FOREIGN = """
            () => [...document.querySelectorAll('body script, iframe, object, embed, base, body style, body link, body meta, marquee, plaintext, xmp')]
              .map((one) => one.outerHTML.slice(0, 200))
              .concat([...document.querySelectorAll('body *')].flatMap((one) => [...one.attributes]
                .filter((attribute) => attribute.name.startsWith('on') || /^\\s*javascript:/i.test(attribute.value) && ['href', 'src', 'action'].includes(attribute.name))
                .map((attribute) => one.tagName + ' ' + attribute.name + '=' + attribute.value)))""";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void S13_nothingThatSomebodyWroteRunsOnAnyPage() {
        List<String> faults = new ArrayList<>();
        try (Tab tab = new Tab(SERVER).administrator()) {
            tab.faults();
            Stream.of(ofProject(), ofAdministration(), ofArtifacts(), inAddresses())
                    .flatMap(List::stream)
                    .forEach(address -> faults.addAll(faultsOf(tab, address)));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void S13_nothingRunsWhereProvidersAreNamedToEverybody() {
        try (Tab tab = new Tab(SERVER)) {
            assertThat(faultsOf(tab, "/account/sign-in")).isEmpty();
        }
    }

    private static List<String> faultsOf(Tab tab, String address) {
        List<String> faults = new ArrayList<>();
        tab.open(address);
        tab.faults().forEach(fault -> faults.add(address + ": " + fault));
        ((List<?>) tab.page().evaluate(FOREIGN)).forEach(foreign -> faults.add(address + " holds " + foreign));
        if (!isShown(tab.page().locator("h1, main p").first())) {
            faults.add(address + " shows nothing");
        }
        return faults;
    }

    private static boolean isShown(Locator some) {
        try {
            some.waitFor();
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    private static List<String> ofProject() {
        return Stream.concat(
                        Stream.of(
                                "",
                                "/repositories",
                                "/robots",
                                "/policies",
                                "/policies/immutability",
                                "/configuration"),
                        Stream.concat(
                                pages("/labels", IN_PAGES),
                                Stream.of("/members", "/logs").flatMap(path -> pages(path, 2))))
                .map(path -> PROJECT + path)
                .toList();
    }

    private static List<String> ofAdministration() {
        return Stream.concat(
                        Stream.of(
                                "/projects",
                                "/admin",
                                "/admin/quotas",
                                "/admin/labels",
                                "/admin/configuration",
                                "/admin/robots",
                                "/admin/collection",
                                "/admin/jobs",
                                "/admin/jobs/1",
                                "/admin/users/2"),
                        Stream.concat(
                                Stream.of("/admin/users", "/admin/groups", "/admin/providers")
                                        .flatMap(path -> pages(path, IN_PAGES)),
                                pages("/admin/audit", 2)))
                .toList();
    }

    private static Stream<String> pages(String path, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(page -> path + "?page=" + page);
    }

    private static List<String> ofArtifacts() {
        String base = PROJECT + "/repositories/" + HostileContent.REPOSITORY;
        Stream<String> artifacts = CONTENT.digests().stream().map(digest -> base + "/artifacts/" + digest);
        Stream<String> readmes =
                CONTENT.digests().stream().skip(1).map(digest -> base + "/artifacts/" + digest + "/readme");
        Stream<String> ofCharts = CONTENT.digests().stream()
                .skip(1)
                .limit(2)
                .flatMap(digest ->
                        Stream.of("values", "dependencies").map(tab -> base + "/artifacts/" + digest + "/" + tab));
        Stream<String> ofImage = Stream.of("layers", "referrers", "manifest")
                .map(tab -> base + "/artifacts/" + CONTENT.digests().getFirst() + "/" + tab);
        return Stream.of(Stream.of(base), artifacts, readmes, ofCharts, ofImage)
                .flatMap(all -> all)
                .toList();
    }

    /** Addresses can be written by others, too: a link in a mail. */
    private static List<String> inAddresses() {
        return HostileTexts.all().stream()
                .limit(HostileTexts.COUNT / 10)
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))
                .flatMap(text ->
                        Stream.of("/search?q=" + text, "/projects?filter=" + text + "&sort=" + text + "&page=" + text))
                .toList();
    }
}

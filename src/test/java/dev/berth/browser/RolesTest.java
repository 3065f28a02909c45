package dev.berth.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static org.assertj.core.api.Assertions.assertThat;

/** No page shows what the one who looks may not do. */
@Tag("browser")
class RolesTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final String PROJECT = new People(SERVER).publicProject();

    /** What each of them sees in a public project and around it: y is there, - is not. */
    private static final String EXPECTED = """
                                                 | nobody person guest developer maintainer owner auditor administrator
            / link Jobs                          | -      -      -     -         -          -     y       y
            / link Administration                | -      -      -     -         -          -     y       y
            / link Search                        | y      y      y     y         y          y     y       y
            / button New project                 | -      y      y     y         y          y     -       y
            . link Summary                       | y      y      y     y         y          y     y       y
            . link Repositories                  | y      y      y     y         y          y     y       y
            . link Members                       | -      -      y     y         y          y     y       y
            . link Labels                        | -      y      y     y         y          y     y       y
            . link Robot accounts                | -      -      y     y         y          y     y       y
            . link Policies                      | -      -      -     y         y          y     y       y
            . link Logs                          | -      -      -     -         -          y     y       y
            . link Configuration                 | -      -      -     -         -          y     -       y
            members button Add member            | -      -      -     -         -          y     -       y
            labels button New label              | -      -      -     -         y          y     -       y
            robots button New robot account      | -      -      -     -         -          y     -       y
            configuration button Delete the project | -   -      -     -         -          y     -       y
            """;

    @Test
    void everybodySeesWhatTheyMayDoAndNothingElse() {
        List<String[]> rows = EXPECTED.lines().map(line -> line.split("\\|", 2)).toList();
        Map<String, List<String>> seen = new LinkedHashMap<>();
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            seen.put(row[0].strip(), new ArrayList<>());
            expected.put(row[0].strip(), words(row[1]));
        }
        List<String> whom = words(rows.getFirst()[1]);
        for (String who : whom) {
            try (Tab tab = new Tab(SERVER)) {
                signIn(tab, who);
                look(tab, seen);
                assertThat(tab.faults()).as(who).isEmpty();
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static void look(Tab tab, Map<String, List<String>> seen) {
        String shown = "";
        for (Map.Entry<String, List<String>> row : seen.entrySet()) {
            String[] words = row.getKey().split(" ", 3);
            String address = address(words[0]);
            if (!address.equals(shown)) {
                tab.open(address);
                shown = address;
            }
            row.getValue().add(isThere(tab.page(), words[1], words[2]) ? "y" : "-");
        }
    }

    private static String address(String place) {
        return switch (place) {
            case "/" -> "/projects";
            case "." -> "/projects/" + PROJECT;
            default -> "/projects/" + PROJECT + "/" + place;
        };
    }

    private static boolean isThere(Page page, String kind, String name) {
        AriaRole role = kind.equals("link") ? AriaRole.LINK : AriaRole.BUTTON;
        Locator found =
                page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
        return found.count() > 0;
    }

    private static void signIn(Tab tab, String who) {
        People people = new People(SERVER);
        switch (who) {
            case "nobody" -> {}
            case "person" -> tab.signedIn(people.user(), People.PASSWORD);
            case "guest" -> tab.signedIn(people.member(PROJECT, People.GUEST), People.PASSWORD);
            case "developer" -> tab.signedIn(people.member(PROJECT, People.DEVELOPER), People.PASSWORD);
            case "maintainer" -> tab.signedIn(people.member(PROJECT, 4), People.PASSWORD);
            case "owner" -> tab.signedIn(people.member(PROJECT, People.PROJECT_ADMIN), People.PASSWORD);
            case "auditor" -> tab.signedIn(auditor(people), People.PASSWORD);
            default -> tab.administrator();
        }
    }

    private static String auditor(People people) {
        String name = people.user();
        Api admin = Api.admin(SERVER);
        long id = Api.json(admin.get("/api/v2.0/users?q=username=" + name))
                .get(0)
                .get("user_id")
                .asLong();
        assertThat(admin.put("/api/v2.0/users/" + id + "/auditor", "{\"auditor_flag\":true}")
                        .statusCode())
                .isEqualTo(200);
        return name;
    }
}

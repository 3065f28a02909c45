package dev.berth.browser;

import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who has no mouse. */
@Tag("browser")
class KeyboardTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final int MOST_STEPS = 60;

    /** What the one who reads the screen hears about where the focus is. */
    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              if (at === document.body) return null;
              const label = at.labels && at.labels.length > 0 ? at.labels[0].innerText : '';
              return (at.getAttribute('aria-label') || label || at.innerText || '').trim().split('\\n')[0];
            }""";

    private static final String VISIBLE = """
            () => {
              const style = getComputedStyle(document.activeElement);
              return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
            }""";

    private final People people = new People(SERVER);

    @Test
    void theKeyboardAloneSignsInMakesAProjectAddsAMemberAndDeletesIt() {
        String project = "keys-" + UUID.randomUUID();
        String member = people.user();
        try (Tab tab = new Tab(SERVER).open("/account/sign-in")) {
            Page page = tab.page();
            Keyboard keyboard = page.keyboard();
            assertThat(tab.field("User name")).isFocused();
            keyboard.type("admin");
            keyboard.press("Tab");
            keyboard.type(BerthServer.ADMIN_PASSWORD);
            keyboard.press("Enter");
            tab.isAt("/projects");

            walkTo(page, "New project");
            keyboard.press("Enter");
            assertThat(tab.field("Name")).isFocused();
            keyboard.type(project);
            keyboard.press("Enter");
            tab.isAt("/projects/" + project);

            walkTo(page, "Members");
            keyboard.press("Enter");
            tab.isAt("/projects/" + project + "/members");
            walkTo(page, "Add member");
            keyboard.press("Enter");
            walkTo(page, "Name");
            keyboard.type(member);
            tab.page().locator("dialog[open] label").getByText(member).waitFor();
            walkTo(page, member);
            keyboard.press("Space");
            walkTo(page, "Add");
            keyboard.press("Enter");
            tab.sees(member + " is a member now.");

            walkTo(page, "Configuration");
            keyboard.press("Enter");
            tab.isAt("/projects/" + project + "/configuration");
            walkTo(page, "Delete the project");
            keyboard.press("Enter");
            walkTo(page, "Type " + project + " to go on");
            keyboard.type(project);
            walkTo(page, "Delete");
            keyboard.press("Enter");
            tab.isAt("/projects");
            tab.sees("The project " + project + " is deleted.");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void escapeLeavesADialogAndTheFocusIsWhereItWas() {
        try (Tab tab = new Tab(SERVER).administrator().open("/projects")) {
            walkTo(tab.page(), "New project");
            tab.page().keyboard().press("Enter");
            assertThat(tab.field("Name")).isFocused();
            tab.page().keyboard().press("Escape");

            assertThat(tab.page().locator("dialog[open]")).hasCount(0);
            assertThat(tab.button("New project")).isFocused();
        }
    }

    @Test
    void aSlashLeadsToTheSearch() {
        try (Tab tab = new Tab(SERVER).administrator().open("/projects")) {
            tab.page().keyboard().press("/");
            tab.isAt("/search");
        }
    }

    @Test
    void theFirstStepSkipsTheNavigation() {
        try (Tab tab = new Tab(SERVER).administrator().open("/projects")) {
            tab.page().keyboard().press("Tab");
            assertThat(tab.page().evaluate(FOCUSED)).isEqualTo("Skip to the content");
            tab.page().keyboard().press("Enter");
            assertThat(tab.page().locator("main")).isFocused();
        }
    }

    /** Presses Tab until the focus is there, and sees it all the way. */
    private static void walkTo(Page page, String name) {
        for (int i = 0; i < MOST_STEPS; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate(FOCUSED);
            if (focused == null) {
                continue; // where the page ends, the browser's own buttons begin
            }
            assertThat(page.evaluate(VISIBLE))
                    .as("the focus on %s is seen", focused)
                    .isEqualTo(true);
            if (focused.equals(name) || focused.toString().startsWith(name + " ")) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + name);
    }
}

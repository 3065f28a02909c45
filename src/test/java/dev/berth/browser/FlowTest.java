package dev.berth.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does with a new registry on the first day, click by click. */
@Tag("browser")
class FlowTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final String PROJECT = "first";
    private static final String PLACE = "/projects/" + PROJECT;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void fromANewProjectToItsAuditLog() {
        String colleague = new People(SERVER).user();
        try (Tab tab = new Tab(SERVER)) {
            signIn(tab);
            makeProject(tab);
            addMember(tab, colleague);
            ContainerClient robot = makeRobot(tab);
            ContainerClient.Answer pushed = robot.push(PROJECT + "/app:1.0");
            assertThat(pushed.isGood()).as(pushed.text()).isTrue();
            tagAndLabel(tab);
            ContainerClient.Answer again = robot.push(PROJECT + "/app:1.0");
            assertThat(again.isGood()).as(again.text()).isFalse();
            assertThat(again.text()).containsIgnoringCase("immutable");
            retain(tab);
            collect(tab);
            readAuditLog(tab);
            assertThat(tab.faults()).isEmpty();
        }
    }

    private static void signIn(Tab tab) {
        tab.open("/");
        tab.follow("Sign in");
        tab.fill("User name", "admin");
        tab.fill("Password", BerthServer.ADMIN_PASSWORD);
        tab.press("Sign in");
        tab.isAt("/projects");
        tab.sees("Push the first image");
    }

    private static void makeProject(Tab tab) {
        tab.press("New project");
        tab.fill("Name", PROJECT);
        tab.tick("Tags are immutable");
        tab.press("Create");
        tab.isAt(PLACE);
        tab.sees("private");
        tab.sees("docker push");
    }

    private static void addMember(Tab tab, String colleague) {
        tab.follow("Members");
        tab.press("Add member");
        tab.fill("Name", colleague);
        tab.page().locator("dialog[open]").getByText(colleague).first().click();
        tab.page()
                .locator("dialog[open]")
                .getByText("Maintainer", new Locator.GetByTextOptions().setExact(true))
                .click();
        tab.press("Add");
        tab.sees(colleague + " is a member now.");
        assertThat(tab.page().locator("tbody")).containsText("Maintainer");
    }

    private static ContainerClient makeRobot(Tab tab) {
        tab.follow("Robot accounts");
        tab.press("New robot account");
        tab.fill("Name", "ci");
        tab.tick("push and pull");
        tab.press("Create");
        tab.sees("It is shown this once.");
        String secret = tab.page().locator("dialog[open] .command code").first().innerText();
        tab.press("I have kept it");
        assertThat(tab.page().locator("body")).not().containsText(secret);
        tab.page().reload();
        tab.sees("robot$" + PROJECT + "+ci");
        assertThat(tab.page().content()).doesNotContain(secret);
        return new ContainerClient(SERVER.host(), "robot$" + PROJECT + "+ci", secret);
    }

    private static void tagAndLabel(Tab tab) {
        tab.follow("Labels");
        tab.press("New label");
        tab.fill("Name", "released");
        tab.press("Create");
        tab.sees("Saved.");
        tab.follow("Repositories");
        tab.page().locator("tbody a").first().click();
        tab.isAt(PLACE + "/repositories/app");
        assertThat(tab.page().locator("tbody")).containsText("1.0");
        tab.page().locator("tbody a").first().click();
        tab.page().waitForURL(url -> url.contains("/artifacts/sha256:"));
        tab.follow("Tags");
        tab.press("Add a tag");
        tab.fill("Tag", "stable");
        tab.press("Add a tag");
        tab.sees("The tag stable is added.");
        assertThat(tab.page().locator("tbody .state").getByText("immutable").first())
                .isVisible();
        tab.press("More");
        tab.press("Set labels");
        tab.page().locator("dialog[open]").getByText("released").click();
        tab.press("Save");
        tab.sees("Saved.");
        tab.follow("Overview");
        tab.sees("released");
    }

    private static void retain(Tab tab) {
        tab.open(PLACE + "/policies");
        tab.press("Add a rule");
        tab.fill("Number", "1");
        tab.press("Save the rules");
        tab.sees("Saved.");
        tab.press("Dry run");
        awaitRun(tab);
        tab.sees("dry run");
        tab.open(PLACE + "/policies");
        tab.press("Run now");
        tab.confirm("Run now");
        awaitRun(tab);
    }

    private static void awaitRun(Tab tab) {
        tab.page().waitForURL(url -> url.contains("/policies/runs/"));
        assertThat(tab.page().locator("main").getByText("succeeded").first()).isVisible(patiently());
        assertThat(tab.page().locator("tbody").last()).containsText("app");
    }

    private static void collect(Tab tab) {
        tab.follow("Administration");
        tab.follow("Garbage collection");
        tab.press("Collect now");
        tab.confirm("Collect now");
        tab.sees("The collection has begun.");
        assertThat(tab.page().locator("tbody").getByText("succeeded").first()).isVisible(patiently());
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    }

    private static void readAuditLog(Tab tab) {
        tab.open(PLACE + "/logs");
        assertThat(tab.page().locator("tbody")).containsText("robot$" + PROJECT + "+ci");
        assertThat(tab.page().locator("tbody")).containsText("refused (412)");
        tab.open("/admin/audit");
        assertThat(tab.page().locator("tbody")).containsText(PROJECT);
    }
}

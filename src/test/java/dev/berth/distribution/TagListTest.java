package dev.berth.distribution;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.People;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.RegistryClient.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** "Listing Tags" of the Distribution specification. */
class TagListTest {

    private static final BerthServer SERVER = BerthServer.shared();
    private static final RegistryClient CLIENT = RegistryClient.admin(SERVER, new People(SERVER).project() + "/tags");
    /** In the order of their bytes: digits, capitals, the underscore, small letters. */
    private static final List<String> TAGS = List.of("0", "1.0", "1.0-x", "1_0", "A", "Z", "_", "a", "a.b", "z");

    @BeforeAll
    static void pushTags() {
        ManifestJson image = CLIENT.pushImage();
        List<String> mixed = new ArrayList<>(TAGS);
        Collections.reverse(mixed);
        mixed.forEach(tag -> CLIENT.putManifest(tag, image).expect(201));
    }

    @Test
    void tagsComeInTheOrderOfTheirBytes() {
        Answer list = CLIENT.get("tags/list").expect(200);

        assertThat(list.json().get("name").asString()).isEqualTo(CLIENT.repository());
        assertThat(tags(list)).isEqualTo(TAGS);
        assertThat(list.header("Link")).isEmpty();
        assertThat(list.header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 10, 11})
    void theLinksLeadThroughAllPages(int n) {
        List<String> all = new ArrayList<>();
        String next = CLIENT.path("tags/list?n=" + n);
        while (!next.isEmpty()) {
            Answer page = CLIENT.send("GET", next, BodyPublishers.noBody()).expect(200);
            assertThat(tags(page)).hasSizeLessThanOrEqualTo(n).isNotEmpty();
            all.addAll(tags(page));
            next = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }
        assertThat(all).isEqualTo(TAGS);
    }

    @Test
    void aPageBeginsAfterTheLastWhetherItExistsOrNot() {
        assertThat(tags(CLIENT.get("tags/list?last=Z"))).containsExactly("_", "a", "a.b", "z");
        assertThat(tags(CLIENT.get("tags/list?last=Y&n=2"))).containsExactly("Z", "_");
        assertThat(tags(CLIENT.get("tags/list?last=zz"))).isEmpty();
    }

    @Test
    void noneAreListedWhereNoneAreAskedFor() {
        Answer none = CLIENT.get("tags/list?n=0").expect(200);

        assertThat(tags(none)).isEmpty();
        assertThat(none.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10000", "10001", "2147483648", "999999999999999999"})
    void S21_aLargeNumberGivesNoMoreThanThereIs(String n) {
        assertThat(tags(CLIENT.get("tags/list?n=" + n).expect(200))).isEqualTo(TAGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "%201", "99999999999999999999", "0x1"})
    void aBadNumberIsRefused(String n) {
        assertThat(CLIENT.get("tags/list?n=" + n).expect(400).code()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%27%3Bdrop%20table%20tag%3B--", "%ff", "%F0%9F%98%80", "a%20b"})
    void S06_anyTextIsGoodEnoughToBeginAfter(String last) {
        assertThat(CLIENT.get("tags/list?last=" + last).status()).isIn(200, 400);
    }

    @Test
    void anAbsentRepositoryIs404() {
        assertThat(CLIENT.in(CLIENT.repository() + "/none")
                        .get("tags/list")
                        .expect(404)
                        .code())
                .isEqualTo("NAME_UNKNOWN");
    }

    @Test
    void aRepositoryWithoutTagsHasAnEmptyList() {
        RegistryClient untagged = CLIENT.in(CLIENT.repository() + "/untagged");
        untagged.pushImage();

        assertThat(tags(untagged.get("tags/list").expect(200))).isEmpty();
    }

    private static List<String> tags(Answer answer) {
        return answer.expect(200)
                .json()
                .get("tags")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}

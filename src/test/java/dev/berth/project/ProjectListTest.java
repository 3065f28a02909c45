package dev.berth.project;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.People;
import dev.berth.testkit.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists with 1,000 projects: every third is public, every second has a setting and is the member's, all are administered by admin. */
class ProjectListTest {

    private static final String PROJECTS = "/api/v2.0/projects";

    private static BerthServer server;
    private static Api admin;
    private static Api member;

    @BeforeAll
    static void start() {
        server = BerthServer.start(Map.of(), StatementCount.class);
        admin = Api.admin(server);
        String name = new People(server).user();
        member = Api.basic(server, name, People.PASSWORD);
        JdbcClient jdbc = JdbcClient.create(server.database().dataSource());
        jdbc.sql("""
                with made as (insert into project (name, owner_id, public)
                              select 'p' || lpad(n::text, 4, '0'), 1, n % 3 = 0 from generate_series(1, 1000) n
                              returning project_id, name),
                     quotas as (insert into quota (project_id, storage_limit) select project_id, -1 from made),
                     settings as (insert into project_metadata select project_id, 'auto_scan', 'true' from made
                                  where right(name, 4)::int % 2 = 0),
                     members as (insert into project_member (project_id, user_id, role_id)
                                 select project_id, 1, 1 from made)
                insert into project_member (project_id, user_id, role_id)
                select project_id, (select user_id from identity_user where username = ?), 3 from made
                where right(name, 4)::int % 2 = 0
                """).param(name).update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPageOfAHundredTakesAsManyStatementsAsAPageOfOne() {
        for (Api somebody : List.of(admin, member)) {
            somebody.get(PROJECTS);
            int one = StatementCount.of(() -> somebody.get(PROJECTS + "?page_size=1&page=5"));
            int hundred = StatementCount.of(() -> somebody.get(PROJECTS + "?page_size=100&page=5"));

            assertThat(hundred).isBetween(1, one + 2).isLessThan(15);
        }
        int quotas = StatementCount.of(() -> admin.get("/api/v2.0/quotas?page_size=100"));
        assertThat(quotas).isBetween(1, 12);
    }

    @Test
    void everybodyCountsWhatTheyMaySee() {
        assertThat(total(admin.get(PROJECTS))).isEqualTo("1001");
        assertThat(total(Api.anonymous(server).get(PROJECTS)))
                .as("333 and library")
                .isEqualTo("334");
        assertThat(total(member.get(PROJECTS)))
                .as("500, library and 167 other public ones")
                .isEqualTo("668");
        assertThat(total(member.get(PROJECTS + "?public=false"))).isEqualTo("334");
        assertThat(total(member.get(PROJECTS + "?q=public=true"))).isEqualTo("334");
        assertThat(total(Api.anonymous(server).get(PROJECTS + "?public=false"))).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=name=p0007|p0007",
                "q=name=P0007|",
                "q=name=~P000|p0001 p0002 p0003 p0004 p0005 p0006 p0007 p0008 p0009",
                "q=name=~%252500|",
                "q=name%3D~000_|",
                "q=name%3D%7B'p0003'%20'p0005'%20'none'%7D&with_detail=false|p0003 p0005",
                "q=project_id=1|library",
                "q=ProjectID=1|library",
                "q=project_id%3D%5B1~1%5D|library",
                "q=name=~p001,public=true&sort=-name|p0018 p0015 p0012",
                "q=owner=admin,name=p0001|p0001",
                "q=owner=nobody|",
                "q=owner_id=1,name=p0001|p0001",
                "q=creation_time%3D%5B~2001-01-01T00:00:00%5D|",
                "q=creation_time%3D%5B2001-01-01T00:00:00~%5D,name=p0001|p0001",
                "name=P0998|p0998",
                "name=p099&owner=admin&public=true&sort=-project_id|p0999 p0996 p0993 p0990",
                "page_size=3&sort=-name|p1000 p0999 p0998",
                "page_size=2|library p0001",
                "page_size=2&sort=public,-name|p1000 p0998"
            })
    void aListIsFilteredAndSorted(String query, String names) {
        assertThat(names(admin.get(PROJECTS + "?" + query)))
                .isEqualTo(names == null ? List.of() : List.of(names.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=deleted_at=x", "q=deletedAt=2026-01-01T00:00:00", "q=name", "q=open=true", "q=owner=~a",
                        "q=settings=x",
                "q=public=x", "q=project_id=x", "sort=deleted_at", "sort=owner", "sort=open", "sort=p.name",
                "name=a&q=name=b", "q=metadata.public=true"
            })
    void S06_whatTheListDoesNotHaveIs400(String query) {
        HttpResponse<String> refused = admin.get(PROJECTS + "?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("BAD_REQUEST");
    }

    @Test
    void detailsAreRoleAndSettings() {
        JsonNode project = first(member.get(PROJECTS + "?q=name=p0006"));
        assertThat(project.get("current_user_role_id").asInt()).isEqualTo(3);
        assertThat(project.get("metadata").toString()).isEqualTo("{\"public\":\"true\",\"auto_scan\":\"true\"}");
        assertThat(project.get("owner_name").asString()).isEqualTo("admin");

        project = first(member.get(PROJECTS + "?q=name=p0006&with_detail=false"));
        assertThat(project.has("current_user_role_id")).isFalse();
        assertThat(project.get("repo_count").asInt()).isZero();
    }

    @Test
    void whatAProjectHoldsIsShownToThoseWhoMayReadItsQuota() {
        String free = "{\"hard\":{\"storage\":-1},\"used\":{\"storage\":0}}";

        assertThat(first(member.get(PROJECTS + "?q=name=p0006")).get("quota").toString())
                .isEqualTo(free);
        assertThat(first(admin.get(PROJECTS + "?q=name=p0007")).get("quota").toString())
                .isEqualTo(free);
        assertThat(first(member.get(PROJECTS + "?q=name=p0003")).has("quota")).isFalse();
        assertThat(first(Api.anonymous(server).get(PROJECTS + "?q=name=p0003")).has("quota"))
                .isFalse();
        assertThat(first(admin.get(PROJECTS + "?q=name=p0006&with_detail=false"))
                        .has("quota"))
                .isFalse();
    }

    @Test
    void quotasAreSortedByLimitWithTheUnlimitedLast() {
        JdbcClient.create(server.database().dataSource())
                .sql(
                        "update quota set storage_limit = 7 where project_id = (select project_id from project where name = 'p0042')")
                .update();

        assertThat(first(admin.get("/api/v2.0/quotas?sort=hard.storage"))
                        .get("ref")
                        .get("name")
                        .asString())
                .isEqualTo("p0042");
    }

    private static JsonNode first(HttpResponse<String> list) {
        return Api.json(list).get(0);
    }

    private static String total(HttpResponse<String> list) {
        return list.headers().firstValue("X-Total-Count").orElseThrow();
    }

    private static List<String> names(HttpResponse<String> list) {
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(Api.json(list).spliterator(), false)
                .map(project -> project.get("name").asString())
                .toList();
    }
}

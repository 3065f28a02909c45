package dev.berth.platform.query;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** S06, S12: {@code q} and {@code sort} reach only the fields of the list, and no value becomes SQL. */
class FieldsTest {

    private static final TestDatabase DATABASE = TestDatabase.empty();

    private static final Fields FIELDS = Fields.of(
                    Field.number("thing_id", "t.id"),
                    Field.text("name", "t.name"),
                    Field.time("creation_time", "t.created_at"),
                    Field.bool("public", "t.open"),
                    Field.special("tags"))
            .sortedBy("-creation_time")
            .uniqueBy("-t.id");

    /** Four rows, of which the names hold everything that could be mistaken for syntax. */
    private static final String THINGS = """
            select id from (values
                (1, 'plain',          timestamptz '2026-01-01T00:00:00Z', true),
                (2, 'a%c',            timestamptz '2026-02-01T00:00:00Z', false),
                (3, 'a_c',            timestamptz '2026-03-01T00:00:00Z', true),
                (4, 'abc'' or true',  timestamptz '2026-03-01T00:00:00Z', false),
                (5, 'back\\slash:q_0', timestamptz '2026-04-01T00:00:00Z', false)) t (id, name, created_at, open)
             where\s""";

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=plain|1",
                "name=PLAIN|",
                "name=pla|",
                "name=~LAI|1",
                "name=~%|2",
                "name=~_c|3",
                "name=~a_c|3",
                "name=~\\|5",
                "name=~' or|4",
                "name=abc' or true|4",
                "name=' or true --|",
                "name =x' or 1=1|",
                "name=~:q_0|5",
                "name={plain a%c a_d}|2 1",
                "thing_id=3|3",
                "ThingID=3|3",
                "thing_id=[2~3]|3 2",
                "thing_id=[4~]|5 4",
                "thing_id=[~1]|1",
                "thing_id={1 '5' 77}|5 1",
                "creation_time=2026-01-01T00:00:00|1",
                "creation_time=2026-01-01 00:00:00Z|1",
                "creation_time=[2026-02-01T00:00:00~2026-03-01T00:00:00]|4 3 2",
                "creation_time=[2026-03-01T00:00:00.000001~]|5",
                "creation_time={2026-01-01T00:00:00 2026-04-01T00:00:00}|5 1",
                "public=true|3 1",
                "public=False|5 4 2",
                "public={true false}|5 4 3 2 1",
                "public=true,name=~a_|3",
                "tags=*|5 4 3 2 1",
                "tags=(1 2),thing_id=1|1"
            })
    void termsSelectWhatTheySay(String q, @Nullable String ids) {
        assertThat(run(q, null)).containsExactly(ids(ids));
    }

    @ParameterizedTest
    @CsvSource({
        "thing_id,1 2 3 4 5",
        "-thing_id,5 4 3 2 1",
        "creation_time,1 2 4 3 5",
        "'public,-name',5 4 2 1 3",
        "'-public,creation_time',1 3 2 4 5"
    })
    void rowsComeInTheOrderAskedForAndEqualOnesInAFixedOne(String sort, String ids) {
        assertThat(run(null, sort)).containsExactly(ids(ids));
    }

    @Test
    void withoutAnOrderTheListsOwnIsTaken() {
        assertThat(run(null, null)).containsExactly(5, 4, 3, 2, 1);
        assertThat(FIELDS.sql(ListQuery.parse(null, null)))
                .isEqualTo(new SqlFilter("true", Map.of(), "t.created_at desc, t.id desc"));
    }

    @Test
    void valuesAreParametersAndNeverText() {
        SqlFilter filter = FIELDS.sql(ListQuery.parse("name=~50%,thing_id=[1~2]", "name"));

        assertThat(filter.condition()).isEqualTo("t.name ilike :q_0 escape '\\' and t.id >= :q_1 and t.id <= :q_2");
        assertThat(filter.parameters()).isEqualTo(Map.of("q_0", "%50\\%%", "q_1", 1L, "q_2", 2L));
        assertThat(filter.orderBy()).isEqualTo("t.name, t.id desc");
    }

    @Test
    void theOrderForSpringDataHasTheSameTargets() {
        assertThat(FIELDS.sort(ListQuery.parse(null, "-name,public")))
                .isEqualTo(Sort.by(Sort.Order.desc("t.name"), Sort.Order.asc("t.open"), Sort.Order.desc("t.id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password=x", "t.name=x", "t.id=1", "id=1", "1=1", "nam=x", "name;=x", "\"name\"=x"})
    void anUnknownFieldInQIs400AndTheKnownOnesAreNamed(String q) {
        assertInvalid(q, null, "expected one of thing_id, name, creation_time, public, tags");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "-password",
                "t.id",
                "id",
                "1",
                "name desc",
                "name;drop table x",
                "name--",
                "--name",
                "(select 1)",
                "random()"
            })
    void anUnknownFieldInSortIs400(String sort) {
        assertInvalid(null, sort, "expected one of thing_id, name, creation_time, public, tags");
    }

    @Test
    void thereIsNoOrderByWhatTheListHandlesItself() {
        assertInvalid(null, "tags", "no order by tags");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thing_id=x|whole number",
                "thing_id=1.5|whole number",
                "thing_id=9223372036854775808|whole number",
                "thing_id=1 or 1=1|whole number",
                "thing_id={1 x}|whole number",
                "thing_id=[1~x]|whole number",
                "thing_id=[x~1]|whole number",
                "thing_id=~1|for text",
                "thing_id=(1 2)|several values",
                "creation_time=yesterday|2026-01-31T23:59:59",
                "creation_time=2026-02-30T00:00:00|2026-01-31T23:59:59",
                "creation_time=+999999-01-01T00:00:00|2026-01-31T23:59:59",
                "creation_time=-9999-01-01T00:00:00|2026-01-31T23:59:59",
                "creation_time=2026-01-01|2026-01-31T23:59:59",
                "creation_time=~2026|for text",
                "public=1|true or false",
                "public=yes|true or false",
                "public=[true~]|numbers and times",
                "name=[a~b]|numbers and times",
                "name=(a b)|several values"
            })
    void aValueOfAnotherTypeIs400AndSaysWhatIsExpected(String q, String expected) {
        assertInvalid(q, null, expected);
    }

    private static List<Integer> run(@Nullable String q, @Nullable String sort) {
        SqlFilter filter = FIELDS.sql(ListQuery.parse(q, sort));
        return JdbcClient.create(DATABASE.dataSource())
                .sql(THINGS + filter.condition() + " order by " + filter.orderBy())
                .params(filter.parameters())
                .query((row, number) -> row.getInt(1))
                .list();
    }

    private static Integer[] ids(@Nullable String ids) {
        return ids == null
                ? new Integer[0]
                : List.of(ids.split(" ")).stream().map(Integer::valueOf).toArray(Integer[]::new);
    }

    private static void assertInvalid(@Nullable String q, @Nullable String sort, String message) {
        ListQuery query = ListQuery.parse(q, sort);
        assertThatThrownBy(() -> FIELDS.sql(query)).hasMessageContaining(message);
        assertThatThrownBy(() -> {
                    FIELDS.specification(query);
                    FIELDS.sort(query);
                })
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID));
    }
}

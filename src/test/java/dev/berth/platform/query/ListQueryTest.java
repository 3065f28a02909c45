package dev.berth.platform.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Harbor's grammar of {@code q} and {@code sort} (behaviour.md, "REST"; S06). */
class ListQueryTest {

    @Test
    void withoutParametersThereAreNeitherTermsNorOrder() {
        assertThat(ListQuery.parse(null, null)).isEqualTo(new ListQuery(List.of(), List.of()));
        assertThat(ListQuery.parse("", "")).isEqualTo(new ListQuery(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k=v|v",
                "k=a=b|a=b",
                "k=v~w|v~w",
                "k=*|*",
                "k='v'|'''v'''",
                "k=\\~v|~v",
                "k=\\{v|{v",
                "k=\\[v|[v",
                "k=\\(v|(v",
                "k=\\\\v|\\v",
                "k=a\\b|a\\b",
                "k=a+b|a+b"
            })
    void aValueAloneIsAnExactMatch(String q, String value) {
        assertThat(match(q)).isEqualTo(new Match.Exact(value));
    }

    @ParameterizedTest
    @CsvSource({"k=~v,v", "k=~~v,~v", "k=~%_,%_", "k=~'v','''v'''"})
    void aTildeMeansAPart(String q, String part) {
        assertThat(match(q)).isEqualTo(new Match.Fuzzy(part));
    }

    @Test
    void aRangeHasOneEndOrBoth() {
        assertThat(match("k=[1~2]")).isEqualTo(new Match.Range("1", "2"));
        assertThat(match("k=[1~]")).isEqualTo(new Match.Range("1", null));
        assertThat(match("k=[~2]")).isEqualTo(new Match.Range(null, "2"));
        assertThat(match("k=[ '1' ~ \"2\" ]")).isEqualTo(new Match.Range("1", "2"));
        assertThat(match("k=[2020-04-09 02:36:00~]")).isEqualTo(new Match.Range("2020-04-09 02:36:00", null));
    }

    @Test
    void bracesMeanOneOfThemAndParenthesesAllOfThem() {
        assertThat(match("k={a 'b'  \"c\"}")).isEqualTo(new Match.AnyOf(List.of("a", "b", "c")));
        assertThat(match("k=(1 2)")).isEqualTo(new Match.AllOf(List.of("1", "2")));
        assertThat(match("k={'a b' c \"d e\" it's o'clock 'f}"))
                .isEqualTo(new Match.AnyOf(List.of("a b", "c", "d e", "it's", "o'clock", "f")));
        assertThat(match("k={a}")).isEqualTo(new Match.AnyOf(List.of("a")));
    }

    @Test
    void commasStandBetweenTerms() {
        assertThat(ListQuery.parse("a=1, b=~2,c={3 4}", null).terms())
                .containsExactly(
                        new Term("a", new Match.Exact("1")),
                        new Term("b", new Match.Fuzzy("2")),
                        new Term("c", new Match.AnyOf(List.of("3", "4"))));
    }

    @Test
    void whatWasEscapedTwiceIsUnescapedOnceMore() {
        assertThat(match("k%3D%7Bl%20m%7D")).isEqualTo(new Match.AnyOf(List.of("l", "m")));
        assertThat(ListQuery.parse("a=1%2Cb=2", null).terms()).hasSize(2);
        assertThat(match("k=%2525")).as("once, not twice").isEqualTo(new Match.Exact("%25"));
        assertThat(match("k=50%")).as("not escaped at all").isEqualTo(new Match.Exact("50%"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k",
                "=",
                "=v",
                "k=",
                ",",
                "k=v,",
                ",k=v",
                "k=v,,l=w",
                "k=~",
                "k=[",
                "k=[1]",
                "k=[1~2",
                "k=[1~2~3]",
                "k=[~]",
                "k=[ ~ ]",
                "k=['~\"]",
                "k={",
                "k={}",
                "k={ }",
                "k={''}",
                "k={a",
                "k={a)",
                "k=(",
                "k=()",
                "k=(a",
                "k=(a}",
                "k=[a b]"
            })
    void whatCannotBeReadIs400AndSaysWhatIsExpected(String q) {
        assertInvalid(q, null, "expected");
    }

    @Test
    void aFieldIsNamedOnce() {
        assertInvalid("k=1,l=2,k=3", null, "twice");
        assertInvalid("project_id=1,ProjectID=2", null, "twice");
        assertInvalid(null, "k,-k", "twice");
    }

    @Test
    void lengthAndNumberAreLimited() {
        assertThat(ListQuery.parse("k=" + "v".repeat(7_998), null).terms()).hasSize(1);
        assertInvalid("k=" + "v".repeat(7_999), null, "8000");
        assertThat(ListQuery.parse(terms(20), null).terms()).hasSize(20);
        assertInvalid(terms(21), null, "20");
        assertThat(match("k={" + "v ".repeat(200) + "}")).isInstanceOf(Match.AnyOf.class);
        assertInvalid("k={" + "v ".repeat(201) + "}", null, "200");
        assertInvalid("k=(" + "v ".repeat(201) + ")", null, "200");
        assertInvalid(null, "k".repeat(501), "500");
    }

    @Test
    void aMinusBeforeAKeyTurnsTheOrder() {
        assertThat(ListQuery.parse(null, "a,-b").order())
                .containsExactly(new SortKey("a", false), new SortKey("b", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,", ",a", "a,,b", "-", "a,-", " "})
    void anOrderByNothingIs400(String sort) {
        assertInvalid(null, sort, "expected");
    }

    @Test
    void aListFindsItsSpecialTermsHoweverTheyAreWritten() {
        ListQuery query = ListQuery.parse("ProjectID=7,tags=*", null);

        assertThat(query.find("project_id")).contains(new Match.Exact("7"));
        assertThat(query.find("tags")).contains(new Match.Exact("*"));
        assertThat(query.find("labels")).isEmpty();
    }

    @Test
    void aParameterOfTheListIsOneMoreTerm() {
        ListQuery query = ListQuery.parse("a=1", "b").and("c", new Match.Fuzzy("x"));

        assertThat(query).isEqualTo(ListQuery.parse("a=1,c=~x", "b"));
        assertThatThrownBy(() -> query.and("a", new Match.Exact("2"))).hasMessageContaining("a twice");
    }

    private static Match match(String q) {
        List<Term> terms = ListQuery.parse(q, null).terms();
        assertThat(terms).singleElement().returns("k", Term::field);
        return terms.getFirst().match();
    }

    private static String terms(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    }

    private static void assertInvalid(@Nullable String q, @Nullable String sort, String message) {
        assertThatThrownBy(() -> ListQuery.parse(q, sort))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessageContaining(message);
    }
}

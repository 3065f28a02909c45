package dev.berth.walk;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

/** S09 and S43 for the REST API: every operation × every kind of caller × every kind of project, against tables written by hand. */
class WhoMayDoWhatTest {

    private static final BerthServer SERVER = BerthServer.start();
    private static final List<Rule> RULES = Rule.all().toList();
    private static final World WORLD = new World(SERVER);

    @Test
    void S09_everyOperationStandsInATable() {
        Set<String> known = RULES.stream().map(Rule::key).collect(Collectors.toSet());
        assertThat(Mapped.operations(SERVER)).isSubsetOf(known);
    }

    @Test
    void noRowIsLeftOver() {
        assertThat(RULES.stream().map(Rule::key)).isSubsetOf(Mapped.operations(SERVER));
    }

    @Test
    void S43_aPrivateProjectAndAnAbsentOneAnswerInTheSameWords() {
        List<String> differences = attempts()
                .filter(attempt -> attempt.place() == Place.PRIVATE
                        && attempt.expected() != Verdict.ALLOWED
                        && !attempt.caller().seesEverything())
                .parallel()
                .filter(attempt ->
                        !words(attempt).equals(words(new Attempt(attempt.rule(), attempt.caller(), Place.ABSENT))))
                .map(attempt -> attempt + " but an absent project is answered in other words")
                .toList();
        assertThat(differences).isEmpty();
    }

    @Test
    void S09_whoMayNotIsRefusedAndNothingChanges() {
        Stream<Attempt> attempts = attempts().filter(attempt -> attempt.expected() != Verdict.ALLOWED);
        attempts().forEach(attempt -> WORLD.client(attempt.caller(), attempt.rule(), attempt.place()));
        var before = Snapshot.of(SERVER);

        assertThat(complaints(attempts)).isEmpty();

        assertThat(Snapshot.of(SERVER).differencesFrom(before)).isEmpty();
    }

    @Test
    void S09_somethingOfAnotherProjectIsNotThere() {
        Site own = WORLD.site(Place.OWN);
        Site other = WORLD.site(Place.PRIVATE);
        attempts().forEach(attempt -> WORLD.client(attempt.caller(), attempt.rule(), attempt.place()));
        var before = Snapshot.of(SERVER);
        List<String> complaints = attempts()
                .filter(attempt -> attempt.rule().scope() == Rule.Scope.PROJECT && attempt.place() == Place.OWN)
                .filter(attempt ->
                        !Mapped.unbuilt(SERVER).contains(attempt.rule().key()))
                .parallel()
                .flatMap(attempt -> Call.of(attempt.rule()).childVariables().stream()
                        .map(variable -> {
                            Client client = WORLD.client(attempt.caller(), attempt.rule(), attempt.place());
                            return attempt.exchangeComplaint(
                                    variable, attempt.make(client, own.exchanged(variable, other)));
                        }))
                .filter(complaint -> !complaint.isEmpty())
                .toList();
        assertThat(complaints).isEmpty();
        assertThat(Snapshot.of(SERVER).differencesFrom(before)).isEmpty();
    }

    @Test
    void S09_whoMayIsServed() {
        assertThat(complaints(attempts().filter(attempt -> attempt.expected() == Verdict.ALLOWED)))
                .isEmpty();
    }

    private static Stream<Attempt> attempts() {
        Set<String> served = Mapped.operations(SERVER);
        return RULES.stream()
                .filter(rule -> served.contains(rule.key()))
                .flatMap(rule -> rule.places().stream()
                        .flatMap(place -> Stream.of(Caller.values())
                                .filter(caller -> rule.isTriedBy(caller))
                                .map(caller -> new Attempt(rule, caller, place))));
    }

    /** Status and body, without names and numbers of the place. */
    private static String words(Attempt attempt) {
        Site site = WORLD.site(attempt.place());
        HttpResponse<String> answer =
                attempt.make(WORLD.client(attempt.caller(), attempt.rule(), attempt.place()), site.variables());
        return answer.statusCode() + " "
                + answer.body().replace(site.project(), "").replaceAll("[0-9]+", "");
    }

    /** Several operations at a time, but each of them by one caller after the other. */
    private static List<String> complaints(Stream<Attempt> attempts) {
        Map<String, List<Attempt>> byRule =
                attempts.collect(Collectors.groupingBy(attempt -> attempt.rule().turn()));
        return byRule.values().parallelStream()
                .flatMap(several -> several.stream().map(WhoMayDoWhatTest::complaint))
                .filter(complaint -> !complaint.isEmpty())
                .toList();
    }

    private static String complaint(Attempt attempt) {
        Map<String, String> variables = attempt.expected() == Verdict.ALLOWED
                ? WORLD.fresh(attempt.rule(), attempt.place())
                : WORLD.site(attempt.place()).variables();
        HttpResponse<String> answer =
                attempt.make(WORLD.client(attempt.caller(), attempt.rule(), attempt.place()), variables);
        if (attempt.expected() == Verdict.ALLOWED) {
            WORLD.mend(attempt.rule(), attempt.place());
        }
        return attempt.complaint(
                answer, Mapped.unbuilt(SERVER).contains(attempt.rule().key()));
    }
}

package dev.berth.walk;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Table;

import static org.assertj.core.api.Assertions.assertThat;

/** S09 and S43 for /v2: every kind of path and method × every kind of caller × every kind of project. */
class WhoMayDoWhatOnV2Test {

    private static final BerthServer SERVER = BerthServer.start();
    private static final World WORLD = new World(SERVER);

    /** A row of the table. */
    private record Row(Rule rule, String endpoint, int success) {

        static List<Row> all() {
            return Table.words("walk/v2.txt")
                    .map(cells -> new Row(
                            Rule.read(Rule.Scope.PROJECT, cells),
                            cells.get(cells.size() - 2),
                            Integer.parseInt(cells.getLast())))
                    .toList();
        }

        boolean speaksOfProject() {
            return rule.path().contains("{project_name}");
        }

        /** An absent project answers like one that is hidden, whoever asks; and the token of the walk pulls and pushes. */
        boolean may(Caller caller, Place place) {
            if (caller == Caller.TOKEN && speaksOfProject()) {
                return place == Place.OWN && !rule.right().endsWith("delete");
            }
            return rule.expected(caller, place) == Verdict.ALLOWED;
        }
    }

    @Test
    void everyKindOfPathStandsInTheTable() throws Exception {
        Class<?> paths = Class.forName("dev.berth.distribution.V2Path");
        Set<String> kinds = Stream.of(paths.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? Stream.of(kind.getPermittedSubclasses()) : Stream.of(kind))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(Row.all().stream().map(Row::endpoint).collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    @Test
    void S09_everybodyMayOnV2WhatTheTableSays() {
        List<String> complaints = Row.all().parallelStream()
                .flatMap(row -> row.rule().places().stream()
                        .filter(place -> place == Place.OWN || row.speaksOfProject())
                        .flatMap(place -> Stream.of(Caller.values())
                                .filter(row.rule()::isTriedBy)
                                .map(caller -> complaint(row, caller, place))))
                .filter(complaint -> !complaint.isEmpty())
                .toList();
        assertThat(complaints).isEmpty();
    }

    private static String complaint(Row row, Caller caller, Place place) {
        String path = new Call(row.rule().path(), row.success(), "", null)
                .path(WORLD.site(place).variables());
        HttpResponse<String> answer = WORLD.client(caller, row.rule(), place)
                .send(row.rule().method(), path, row.rule().method().startsWith("P") ? "{}" : null);
        int expected = row.may(caller, place) ? row.success() : 401;
        return answer.statusCode() == expected
                ? ""
                : "%s %s by %s in %s: expected %d, but was %d %s"
                        .formatted(
                                row.rule().method(), path, caller, place, expected, answer.statusCode(), answer.body());
    }
}

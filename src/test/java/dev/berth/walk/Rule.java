package dev.berth.walk;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.berth.testkit.Table;

/**
 * A row of a table: who may do one operation.
 *
 * @param right what a robot needs for it: {@code label:create}; {@code -} where no robot may, {@code person} where those who are no
 *     people are told so, {@code @} where each robot may, {@code *} where
 *     everybody may, with an access token as well
 * @param own who may in a private project in which they have their roles, or in the system
 * @param open who of anonymous and stranger may where the project is public
 */
record Rule(Scope scope, String method, String path, String right, Set<Caller> own, Set<Caller> open) {

    /** What a path speaks of. */
    enum Scope {
        /** A project, by its id or name. */
        PROJECT,
        /** Something of a project that has an id of its own, so that who may not see it is told that it is not there. */
        CHILD,
        SYSTEM
    }

    private static final List<Caller> IN_PROJECT = List.of(
            Caller.ANONYMOUS,
            Caller.STRANGER,
            Caller.LIMITED_GUEST,
            Caller.GUEST,
            Caller.DEVELOPER,
            Caller.MAINTAINER,
            Caller.PROJECT_ADMIN,
            Caller.AUDITOR,
            Caller.ADMINISTRATOR);
    private static final List<Caller> IN_PUBLIC = List.of(Caller.ANONYMOUS, Caller.STRANGER);
    private static final List<Caller> IN_SYSTEM =
            List.of(Caller.ANONYMOUS, Caller.STRANGER, Caller.PROJECT_ADMIN, Caller.AUDITOR, Caller.ADMINISTRATOR);

    static Stream<Rule> all() {
        return Rows.ALL.stream();
    }

    private static final class Rows {

        static final List<Rule> ALL = Stream.of(Scope.values())
                .flatMap(scope -> Table.words("walk/" + scope.name().toLowerCase(Locale.ROOT) + ".txt")
                        .map(cells -> read(scope, cells)))
                .toList();
    }

    String key() {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
    }

    /** What is tried one after the other: one operation, and all that are about what a project has only one of. */
    String turn() {
        return path.startsWith("/retentions/{") ? "/retentions" : key();
    }

    List<Place> places() {
        return scope == Scope.SYSTEM
                ? List.of(Place.SYSTEM)
                : List.of(Place.OWN, Place.PRIVATE, Place.PUBLIC, Place.ABSENT);
    }

    /** Robots are made with the right of the row, so there has to be one; and a role in a project is none in the system. */
    boolean isTriedBy(Caller caller) {
        return switch (caller) {
            case ROBOT_WITH -> scope != Scope.SYSTEM && right.contains(":");
            case SYSTEM_ROBOT_WITH -> right.contains(":");
            case LIMITED_GUEST,
                    GUEST,
                    DEVELOPER,
                    MAINTAINER,
                    LIMITED_GUEST_BY_GROUP,
                    GUEST_BY_GROUP,
                    DEVELOPER_BY_GROUP,
                    MAINTAINER_BY_GROUP -> scope != Scope.SYSTEM;
            default -> true;
        };
    }

    Verdict expected(Caller caller, Place place) {
        if (may(caller, place)) {
            return Verdict.ALLOWED;
        }
        if (right.equals("person") && caller.isNoPerson()) {
            return Verdict.NO_PERSON;
        }
        return isToldThatItIsAbsent(caller, place) ? Verdict.NOT_FOUND : Verdict.REFUSED;
    }

    private boolean may(Caller caller, Place place) {
        return switch (place) {
            case OWN, SYSTEM -> mayInOwn(caller);
            case PRIVATE -> mayInAll(caller);
            case PUBLIC -> mayInAll(caller) || mayInPublic(caller);
            case ABSENT -> false;
        };
    }

    private boolean isToldThatItIsAbsent(Caller caller, Place place) {
        return switch (scope) {
            case PROJECT -> place == Place.ABSENT && caller.seesEverything() && mayInOwn(caller);
            case CHILD ->
                caller != Caller.ANONYMOUS
                        && caller != Caller.TOKEN
                        && !reading().may(caller, place);
            case SYSTEM -> false;
        };
    }

    /** The row that says who may read the same. */
    private Rule reading() {
        return all().filter(rule -> path.startsWith(rule.path) && rule.method.equals("GET"))
                .findFirst()
                .orElseThrow();
    }

    private boolean mayInOwn(Caller caller) {
        return switch (caller) {
            case SESSION -> own.contains(Caller.PROJECT_ADMIN);
            case TOKEN -> right.equals("*");
            case ROBOT_WITH, SYSTEM_ROBOT_WITH -> right.contains(":");
            case ROBOT_WITHOUT, SYSTEM_ROBOT_WITHOUT -> right.equals("@") || right.equals("*");
            default -> own.contains(caller.column());
        };
    }

    private boolean mayInAll(Caller caller) {
        return switch (caller) {
            case AUDITOR, ADMINISTRATOR, SYSTEM_ROBOT_WITH -> mayInOwn(caller);
            default -> false;
        };
    }

    private boolean mayInPublic(Caller caller) {
        return switch (caller) {
            case ANONYMOUS, TOKEN -> open.contains(Caller.ANONYMOUS);
            default -> open.contains(Caller.STRANGER);
        };
    }

    static Rule read(Scope scope, List<String> cells) {
        if (scope == Scope.SYSTEM) {
            return rule(scope, cells.subList(IN_SYSTEM.size(), cells.size()), marked(IN_SYSTEM, cells), Set.of());
        }
        int bar = cells.indexOf("|");
        List<String> afterBar = cells.subList(bar + 1, cells.size());
        return rule(
                scope, afterBar.subList(2, afterBar.size()), marked(IN_PROJECT, cells), marked(IN_PUBLIC, afterBar));
    }

    private static Rule rule(Scope scope, List<String> cells, Set<Caller> own, Set<Caller> open) {
        return new Rule(scope, cells.get(1), cells.get(2), cells.get(0), own, open);
    }

    private static Set<Caller> marked(List<Caller> columns, List<String> cells) {
        Set<Caller> marked = EnumSet.noneOf(Caller.class);
        for (int i = 0; i < columns.size(); i++) {
            switch (cells.get(i)) {
                case "+" -> marked.add(columns.get(i));
                case "-" -> {}
                default -> throw new IllegalArgumentException("neither + nor -: " + cells);
            }
        }
        return marked;
    }
}

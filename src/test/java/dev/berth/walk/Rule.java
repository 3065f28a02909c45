package dev.berth.walk;

import java.util.List;
import java.util.stream.Stream;

import dev.berth.testkit.Table;

/**
 * A row of a table: who may do one operation.
 *
 * @param right what a robot needs for it: {@code label:create}; {@code -} where no robot may, {@code @} where each may, {@code *} where everybody
 *     may who has an access token as well
 * @param marks a plus or a minus for each of the callers that have a column
 * @param open the same for anonymous and for people without a role, where the project is public
 * @param byId the path names something of a project by its own id, so that who may not see it is told that it is not there
 */
record Rule(String method, String path, String right, List<Boolean> marks, List<Boolean> open, boolean byId) {

    /** Operations on the project that stands in the path. */
    static Stream<Rule> inProjects(String resource) {
        return Table.words(resource).map(cells -> inProject(cells, false));
    }

    /** Operations on something of a project that is named by its own id. */
    static Stream<Rule> byIds(String resource) {
        return Table.words(resource).map(cells -> inProject(cells, true));
    }

    /** Operations that speak of no project; their columns are anonymous, person, auditor, administrator. */
    static Stream<Rule> inSystem(String resource) {
        return Table.words(resource).map(Rule::inSystem);
    }

    String key() {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
    }

    List<Place> places() {
        return open.isEmpty() ? List.of(Place.SYSTEM) : List.of(Place.OWN, Place.PRIVATE, Place.PUBLIC, Place.ABSENT);
    }

    /** Robots are made with the right of the row, so there has to be one; and a role in a project is none in the system. */
    boolean isTriedBy(Caller caller, Place place) {
        return switch (caller) {
            case ROBOT_WITH -> place != Place.SYSTEM && right.contains(":");
            case SYSTEM_ROBOT_WITH -> right.contains(":");
            case LIMITED_GUEST, GUEST, DEVELOPER, MAINTAINER -> place != Place.SYSTEM;
            default -> true;
        };
    }

    boolean robotsMay() {
        return !right.equals("-");
    }

    Verdict expected(Caller caller, Place place) {
        return switch (place) {
            case OWN, SYSTEM -> verdict(may(caller), caller);
            case PRIVATE -> verdict(mayEverywhere(caller), caller);
            case PUBLIC -> mayEverywhere(caller) || mayInPublic(caller) ? Verdict.ALLOWED : Verdict.REFUSED;
            case ABSENT ->
                byId && caller != Caller.ANONYMOUS || caller.seesEverything() && may(caller)
                        ? Verdict.NOT_FOUND
                        : Verdict.REFUSED;
        };
    }

    private Verdict verdict(boolean may, Caller caller) {
        if (may) {
            return Verdict.ALLOWED;
        }
        return byId && mayNotEvenSee(caller) ? Verdict.NOT_FOUND : Verdict.REFUSED;
    }

    private boolean mayNotEvenSee(Caller caller) {
        return caller == Caller.STRANGER;
    }

    private boolean everyRobotMay() {
        return right.equals("@") || right.equals("*");
    }

    private boolean may(Caller caller) {
        return switch (caller) {
            case SESSION -> marks.get(Caller.PROJECT_ADMIN.ordinal());
            case TOKEN -> open.isEmpty() && right.equals("*");
            case ROBOT_WITH, SYSTEM_ROBOT_WITH -> robotsMay();
            case ROBOT_WITHOUT, SYSTEM_ROBOT_WITHOUT -> everyRobotMay();
            default -> marks.get(caller.ordinal());
        };
    }

    private boolean mayEverywhere(Caller caller) {
        return (caller.seesEverything() || caller == Caller.SYSTEM_ROBOT_WITH) && may(caller);
    }

    private boolean mayInPublic(Caller caller) {
        return caller == Caller.ANONYMOUS || caller == Caller.TOKEN ? open.getFirst() : open.getLast();
    }

    private static Rule inProject(List<String> cells, boolean byId) {
        int bar = cells.indexOf("|");
        return new Rule(
                cells.get(bar + 4),
                cells.get(bar + 5),
                cells.get(bar + 3),
                marks(cells.subList(0, Caller.COLUMNS)),
                marks(cells.subList(bar + 1, bar + 3)),
                byId);
    }

    private static Rule inSystem(List<String> cells) {
        List<Boolean> marks = marks(cells.subList(0, 4));
        boolean person = marks.get(1);
        return new Rule(
                cells.get(5),
                cells.get(6),
                cells.get(4),
                List.of(marks.get(0), person, person, person, person, person, person, marks.get(2), marks.get(3)),
                List.of(),
                false);
    }

    private static List<Boolean> marks(List<String> cells) {
        return cells.stream().map(Rule::mark).toList();
    }

    private static boolean mark(String cell) {
        return switch (cell) {
            case "+" -> true;
            case "-" -> false;
            default -> throw new IllegalArgumentException("neither + nor -: " + cell);
        };
    }
}

package dev.berth.access;

import java.util.regex.Pattern;

/** What a path of the API says of a project: its id or its name. */
public sealed interface ProjectReference {

    /** A number that fits into an id. */
    Pattern ID = Pattern.compile("[0-9]{1,18}");

    record ById(long id) implements ProjectReference {

        @Override
        public String toString() {
            return Long.toString(id);
        }
    }

    record ByName(String name) implements ProjectReference {

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param isName the header {@code X-Is-Resource-Name}: a number is a name as well */
    static ProjectReference of(String nameOrId, boolean isName) {
        return !isName && ID.matcher(nameOrId).matches() ? new ById(Long.parseLong(nameOrId)) : new ByName(nameOrId);
    }
}

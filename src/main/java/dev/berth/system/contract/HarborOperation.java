package dev.berth.system.contract;

import java.util.regex.Pattern;

import org.springframework.web.bind.annotation.RequestMethod;

/**
 * One operation of Harbor's REST API v2.0.
 *
 * @param group Harbor's tag, by which clients name their packages and classes
 * @param path below {@link HarborOperations#BASE}
 * @param name Harbor's operation id, by which clients name their methods
 * @param success the status that clients wait for
 * @param needs what a caller needs to be told that this is not built yet; empty where it is built
 */
record HarborOperation(String group, RequestMethod method, String path, String name, int success, String needs) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    static HarborOperation parse(String line) {
        String[] cells = line.split("\t", -1);
        return new HarborOperation(
                cells[0],
                RequestMethod.valueOf(cells[1]),
                cells[2],
                cells[3],
                Integer.parseInt(cells[4]),
                cells.length > 5 ? cells[5] : "");
    }

    boolean built() {
        return needs.isEmpty();
    }

    boolean inProject() {
        return path.startsWith("/projects/{");
    }

    /** Method and path without the names of its variables and without a slash at the end. */
    String key() {
        return key(method.name(), path);
    }

    static String key(String method, String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return method + " " + VARIABLE.matcher(bare).replaceAll("{}");
    }
}

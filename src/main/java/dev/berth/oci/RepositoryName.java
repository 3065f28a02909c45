package dev.berth.oci;

import java.util.regex.Pattern;

/**
 * A repository's full name, {@code project/path}: lower-case components joined by slashes, at most 255 characters
 * (Distribution specification, "Pulling manifests"). The first component is the project, so there are at least two.
 */
public record RepositoryName(String value) {

    private static final int LONGEST = 255;
    private static final String COMPONENT = "[a-z0-9]++(?:(?:\\.|_|__|-++)[a-z0-9]++)*+";
    private static final Pattern GRAMMAR = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*+");

    public RepositoryName {
        if (value.length() > LONGEST || !GRAMMAR.matcher(value).matches()) {
            throw OciException.invalid(
                    OciError.NAME_INVALID,
                    "invalid repository name \"" + Quoted.shortened(value) + "\": expected at most " + LONGEST
                            + " characters of lower-case letters, digits and single '.', '_', '__' or '-' between them,"
                            + " in components separated by '/'");
        }
        if (value.indexOf('/') < 0) {
            throw OciException.invalid(
                    OciError.NAME_INVALID,
                    "invalid repository name \"" + value + "\": expected <project>/<repository>, for example library/"
                            + value);
        }
    }

    /** The name of the project that the repository belongs to. */
    public String project() {
        return value.substring(0, value.indexOf('/'));
    }

    /** What stands after the project's name. */
    public String path() {
        return value.substring(value.indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}

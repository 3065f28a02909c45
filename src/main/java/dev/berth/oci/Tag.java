package dev.berth.oci;

import java.util.regex.Pattern;

/** A tag: at most 128 characters of {@code [a-zA-Z0-9_.-]}, the first neither dot nor dash (Distribution specification, "Pulling manifests"). */
public record Tag(String value) implements Reference {

    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    public Tag {
        if (!GRAMMAR.matcher(value).matches()) {
            throw OciException.invalid(
                    OciError.TAG_INVALID,
                    "invalid tag \"" + Quoted.shortened(value)
                            + "\": expected 1 to 128 of letters, digits, '_', '.' and '-',"
                            + " beginning with a letter, a digit or '_'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.berth.project;

import java.util.regex.Pattern;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A project's name: the first component of the names of its repositories (Distribution specification, "Pulling manifests"). */
record ProjectName(String value) {

    private static final int LONGEST = 255;
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]++(?:(?:\\.|_|__|-++)[a-z0-9]++)*+");

    ProjectName {
        if (value.length() > LONGEST || !GRAMMAR.matcher(value).matches()) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "invalid project name: expected 1 to " + LONGEST
                            + " lower-case letters and digits, with single '.', '_', '__' or '-' between them");
        }
    }
}

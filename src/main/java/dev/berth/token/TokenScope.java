package dev.berth.token;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.berth.access.RepositoryAction;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * What a token is asked for: {@code repository:library/alpine:pull,push} (Distribution's "Token Scope Documentation"). The name may
 * hold colons, so the type ends at the first one and the actions begin after the last.
 */
public record TokenScope(String type, String name, List<String> actions) {

    static final String REPOSITORY = "repository";
    private static final String REGISTRY = "registry";
    private static final String ALL = "*";
    private static final int LONGEST = 1024;

    public TokenScope {
        actions = List.copyOf(actions);
    }

    public static TokenScope repository(RepositoryName name, RepositoryAction... actions) {
        return new TokenScope(
                REPOSITORY,
                name.value(),
                Stream.of(actions).map(RepositoryAction::scope).toList());
    }

    /** The scope of {@code /v2/_catalog}. */
    static TokenScope catalog() {
        return new TokenScope(REGISTRY, "catalog", List.of(ALL));
    }

    /** @throws DomainException INVALID where it has no type, name and actions */
    public static TokenScope parse(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (text.length() > LONGEST || first < 1 || last <= first + 1) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "invalid scope: expected <type>:<name>:<actions> of at most " + LONGEST
                            + " characters, for example repository:library/alpine:pull,push");
        }
        List<String> actions = Arrays.stream(text.substring(last + 1).split(",", -1))
                .map(String::strip)
                .filter(action -> !action.isEmpty())
                .distinct()
                .toList();
        return new TokenScope(text.substring(0, first), text.substring(first + 1, last), actions);
    }

    /** The scope as it stands in a challenge or a query. */
    public String format() {
        return type + ":" + name + ":" + String.join(",", actions);
    }

    boolean isRepository() {
        return type.equals(REPOSITORY);
    }

    boolean isCatalog() {
        return type.equals(REGISTRY) && name.equals("catalog") && actions.contains(ALL);
    }

    /** The repository actions asked for; {@code *} means all of them, and words that mean nothing to us are left out. */
    List<RepositoryAction> repositoryActions() {
        return Stream.of(RepositoryAction.values())
                .filter(action -> actions.contains(ALL) || actions.contains(action.scope()))
                .toList();
    }
}

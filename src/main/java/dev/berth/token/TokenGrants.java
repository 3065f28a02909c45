package dev.berth.token;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;
import dev.berth.access.RepositoryAction;
import dev.berth.oci.OciException;
import dev.berth.oci.RepositoryName;

/** Narrows what was asked to what is allowed. A scope that is refused stays, without actions: the token then speaks of it. */
@Component
class TokenGrants {

    private final AccessPolicy policy;

    TokenGrants(AccessPolicy policy) {
        this.policy = policy;
    }

    /** What the token will say; several scopes of one repository become one. */
    Principal.Bearer narrow(Principal subject, List<TokenScope> scopes) {
        Map<RepositoryName, Set<RepositoryAction>> asked = new LinkedHashMap<>();
        for (TokenScope scope : scopes) {
            repository(scope)
                    .ifPresent(name -> asked.computeIfAbsent(name, absent -> EnumSet.noneOf(RepositoryAction.class))
                            .addAll(scope.repositoryActions()));
        }
        List<Principal.Grant> grants = new ArrayList<>();
        asked.forEach((name, actions) -> grants.add(policy.grant(subject, name, actions)));
        boolean catalog = scopes.stream().anyMatch(TokenScope::isCatalog) && !(subject instanceof Principal.Anonymous);
        return new Principal.Bearer(subject, List.copyOf(grants), catalog);
    }

    /** A name that no repository can have is refused like one that does not exist. */
    private static Optional<RepositoryName> repository(TokenScope scope) {
        try {
            return scope.isRepository() ? Optional.of(new RepositoryName(scope.name())) : Optional.empty();
        } catch (OciException e) {
            return Optional.empty();
        }
    }
}

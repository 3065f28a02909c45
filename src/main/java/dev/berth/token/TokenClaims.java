package dev.berth.token;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jwt.JWTClaimsSet;

import dev.berth.access.Credential;
import dev.berth.access.Principal;
import dev.berth.access.RepositoryAction;
import dev.berth.access.RobotRights;
import dev.berth.access.SystemRole;
import dev.berth.access.Unauthenticated;
import dev.berth.oci.RepositoryName;

/**
 * What an access token says, in Distribution's claims and some of ours: the account's id, a person's role in the system, which projects a
 * robot sees in the catalog, and the project's id beside each repository.
 */
final class TokenClaims {

    static final String ISSUER = "harbor-token-issuer";

    /** How far the clocks of two nodes may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final String USER = "user_id";
    private static final String SYSTEM_ROLE = "system_role";
    private static final String ROBOT = "robot_id";
    private static final String SEES = "sees";
    private static final String EVERY_PROJECT = "*";

    private TokenClaims() {}

    static JWTClaimsSet of(Principal.Bearer bearer, Instant now, Duration life) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(Challenge.SERVICE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("access", access(bearer));
        switch (bearer.subject()) {
            case Principal.User user ->
                claims.subject(user.name())
                        .claim(USER, user.id())
                        .claim(SYSTEM_ROLE, user.role().name());
            case Principal.Robot robot -> {
                claims.subject(robot.name()).claim(ROBOT, robot.id());
                if (bearer.catalog()) {
                    claims.claim(SEES, sees(robot.rights()));
                }
            }
            case Principal.Anonymous anonymous -> {}
            case Principal.Background job -> throw new IllegalArgumentException("a token is not issued for a job");
            case Principal.Bearer nested -> throw new IllegalArgumentException("a token is not issued for a token");
        }
        return claims.build();
    }

    private static Object sees(RobotRights rights) {
        return rights.seesEveryProject()
                ? EVERY_PROJECT
                : rights.projects().keySet().stream().sorted().toList();
    }

    /**
     * @throws ParseException where a claim is of another type
     * @throws Unauthenticated where one is missing or not in force
     */
    static Principal.Bearer read(JWTClaimsSet claims, Instant now) throws ParseException {
        require(ISSUER.equals(claims.getIssuer()), "it was not issued here");
        require(claims.getAudience().equals(List.of(Challenge.SERVICE)), "it is meant for another service");
        require(at(claims.getIssueTime()).isBefore(now.plus(SKEW)), "it comes from the future");
        require(at(claims.getNotBeforeTime()).isBefore(now.plus(SKEW)), "it is not valid yet");
        require(at(claims.getExpirationTime()).isAfter(now), "it has expired");
        List<Principal.Grant> grants = new ArrayList<>();
        boolean catalog = false;
        for (Object entry : field(claims.getClaims(), "access", List.class)) {
            Map<?, ?> scope = (Map<?, ?>) entry;
            if (TokenScope.REPOSITORY.equals(scope.get("type"))) {
                grants.add(grant(scope));
            } else {
                catalog = true;
            }
        }
        return new Principal.Bearer(subject(claims), List.copyOf(grants), catalog);
    }

    private static List<Map<String, Object>> access(Principal.Bearer bearer) {
        Stream<Map<String, Object>> repositories = bearer.grants().stream()
                .map(grant -> Map.of(
                        "type", TokenScope.REPOSITORY,
                        "name", grant.repository().value(),
                        "actions",
                                grant.actions().stream()
                                        .map(RepositoryAction::scope)
                                        .toList(),
                        "project_id", grant.projectId()));
        TokenScope catalog = TokenScope.catalog();
        Stream<Map<String, Object>> registry = bearer.catalog()
                ? Stream.of(Map.of("type", catalog.type(), "name", catalog.name(), "actions", catalog.actions()))
                : Stream.empty();
        return Stream.concat(repositories, registry).toList();
    }

    private static Principal.Grant grant(Map<?, ?> scope) throws ParseException {
        List<?> granted = field(scope, "actions", List.class);
        return new Principal.Grant(
                field(scope, "project_id", Number.class).longValue(),
                new RepositoryName(field(scope, "name", String.class)),
                Stream.of(RepositoryAction.values())
                        .filter(action -> granted.contains(action.scope()))
                        .toList());
    }

    private static <T> T field(Map<?, ?> claims, String name, Class<T> type) throws ParseException {
        Object value = claims.get(name);
        if (!type.isInstance(value)) {
            throw new ParseException("there is no " + name, 0);
        }
        return type.cast(value);
    }

    private static Principal subject(JWTClaimsSet claims) throws ParseException {
        String name = claims.getSubject();
        if (name == null) {
            return new Principal.Anonymous();
        }
        return claims.getClaim(ROBOT) == null
                ? new Principal.User(
                        id(claims, USER),
                        name,
                        SystemRole.valueOf(field(claims.getClaims(), SYSTEM_ROLE, String.class)),
                        Credential.ACCESS_TOKEN)
                : new Principal.Robot(id(claims, ROBOT), name, sees(claims.getClaim(SEES)));
    }

    private static RobotRights sees(@Nullable Object claim) {
        return switch (claim) {
            case null -> RobotRights.NONE;
            case List<?> ids ->
                RobotRights.seeing(
                        ids.stream().map(id -> ((Number) id).longValue()).toList());
            case String all when all.equals(EVERY_PROJECT) -> RobotRights.seeingEveryProject();
            default -> throw refused("it says something else of projects");
        };
    }

    private static long id(JWTClaimsSet claims, String name) throws ParseException {
        return field(claims.getClaims(), name, Number.class).longValue();
    }

    private static Instant at(@Nullable Date date) {
        if (date == null) {
            throw refused("it lacks a date");
        }
        return date.toInstant();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw refused(otherwise);
        }
    }

    static Unauthenticated refused(String reason) {
        return new Unauthenticated("the access token is not valid: " + reason);
    }
}

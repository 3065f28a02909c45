package dev.berth.robot;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.AccountVerifier;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;
import dev.berth.identity.FailedSignIns;
import dev.berth.platform.RetryLater;

/**
 * Decides whether a robot's name and a secret belong together. A generated secret that is right costs one statement and one SHA-256. A wrong
 * one costs two slow hashes, whether there is such a robot or not and however many secrets it has (S03).
 */
@Component
class RobotSignIn implements AccountVerifier {

    private static final int MOST_SECRETS = 2;

    private final RobotNames names;
    private final RobotLookup robots;
    private final RobotSecrets secrets;
    private final FailedSignIns failures;
    private final RobotUse use;
    private final Clock clock;

    RobotSignIn(
            RobotNames names,
            RobotLookup robots,
            RobotSecrets secrets,
            FailedSignIns failures,
            RobotUse use,
            Clock clock) {
        this.names = names;
        this.robots = robots;
        this.secrets = secrets;
        this.failures = failures;
        this.use = use;
        this.clock = clock;
    }

    @Override
    public boolean owns(String name) {
        return RobotNames.stored(name).isPresent();
    }

    /** @throws RetryLater TOO_MANY after repeated failures from this address */
    @Override
    public Principal verify(String name, String secret, String address) {
        Instant now = clock.instant();
        String stored = RobotNames.stored(name).orElseThrow(RobotSignIn::wrong);
        Optional<RobotCredentials> found = robots.find(stored);
        List<String> hashes = found.map(robot -> robot.hashes(now)).orElse(List.of());
        // The stored name, so that another prefix gives no further tries.
        Attempt attempt = new Attempt("robot:" + stored, secret, address, hashes);
        String matched = atOnce(attempt).orElseGet(() -> slowly(attempt));
        RobotCredentials robot = found.orElseThrow(RobotSignIn::wrong);
        requireInForce(robot, now);
        use.record(robot.id(), !matched.equals(robot.secret()), now);
        return new Principal.Robot(robot.id(), names.written(stored), robot.rights());
    }

    private Optional<String> atOnce(Attempt attempt) {
        return attempt.hashes().stream()
                .filter(hash -> secrets.matchesAtOnce(attempt.account(), attempt.secret(), hash))
                .findFirst();
    }

    private String slowly(Attempt attempt) {
        return failures.slowed(attempt.account(), attempt.address(), () -> compare(attempt))
                .orElseThrow(RobotSignIn::wrong);
    }

    private Optional<String> compare(Attempt attempt) {
        Optional<String> matched = Optional.empty();
        for (int i = 0; i < MOST_SECRETS; i++) {
            String hash = i < attempt.hashes().size() ? attempt.hashes().get(i) : null;
            if (secrets.matchesSlowly(attempt.account(), attempt.secret(), hash)) {
                matched = Optional.ofNullable(hash);
            }
        }
        return matched;
    }

    /** Only who has proved to be the robot learns why it is kept out. */
    private static void requireInForce(RobotCredentials robot, Instant now) {
        if (robot.disabled()) {
            throw new Unauthenticated("this robot account is disabled");
        }
        if (robot.isExpired(now)) {
            throw new Unauthenticated("this robot account has expired");
        }
    }

    private static Unauthenticated wrong() {
        return new Unauthenticated("wrong robot name or secret");
    }

    /** @param hashes of the secrets that are good, none where there is no such robot */
    private record Attempt(String account, String secret, String address, List<String> hashes) {

        /** Without the secret, which belongs into no log (S15). */
        @Override
        public String toString() {
            return "Attempt[" + account + "]";
        }
    }
}

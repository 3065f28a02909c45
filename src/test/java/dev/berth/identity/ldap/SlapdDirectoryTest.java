package dev.berth.identity.ldap;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.SlapdServer;
import dev.berth.testkit.TestDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

class SlapdDirectoryTest extends GroupContract {

    private static final boolean CLIENTS_ARE_REQUIRED = Boolean.parseBoolean(System.getenv("BERTH_REQUIRE_CLIENTS"));

    @Override
    TestDirectory start() {
        if (!SlapdServer.isInstalled()) {
            String missing = "slapd is not installed; .ci/install-clients installs it";
            if (CLIENTS_ARE_REQUIRED) {
                fail(missing);
            }
            abort(missing);
        }
        return SlapdServer.start();
    }

    @Test
    void whoseAccountIsLockedDoesNotSignIn() {
        String name = name();
        directory().addPerson(name, PASSWORD);

        IntStream.range(0, SlapdServer.FAILURES)
                .forEach(i -> assertThat(prove(draft(), name, "wrong")).isEmpty());

        assertThat(prove(draft(), name, PASSWORD)).isEmpty();
        try (Conversation conversation = ldap().conversations().connect(draft().settings())) {
            assertThat(BindRefusal.of(conversation.tryBind("uid=" + name + "," + TestDirectory.PEOPLE, PASSWORD)))
                    .contains("49 (invalid credentials), password policy: account locked");
        }
    }

    @Test
    void whoHasToChangeThePasswordFirstDoesNotSignIn() {
        String name = name();
        directory()
                .add(
                        "uid=" + name + "," + TestDirectory.PEOPLE,
                        "objectClass: inetOrgPerson",
                        "uid: " + name,
                        "cn: " + name,
                        "sn: P",
                        "userPassword: " + PASSWORD,
                        "pwdReset: TRUE");

        assertThat(prove(draft(), name, PASSWORD)).isEmpty();
    }
}

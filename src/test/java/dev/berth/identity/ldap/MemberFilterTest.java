package dev.berth.identity.ldap;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemberFilterTest {

    private final PersonEntry person =
            new PersonEntry("uid=a*b\\,c,ou=people,dc=x", "key", "a*b,c", null, null, List.of());

    @Test
    void groupsNameDistinguishedNames() {
        assertThat(MemberFilter.of("uniqueMember", person))
                .hasToString("(uniqueMember=uid=a\\2ab\\5c,c,ou=people,dc=x)");
    }

    @Test
    void posixGroupsNameNames() {
        assertThat(MemberFilter.of("memberuid", person)).hasToString("(memberuid=a\\2ab,c)");
    }

    @Test
    void groupsWithinGroupsAreFoundByAMatchingRule() {
        String expected = "(member:1.2.840.113556.1.4.1941:=uid=a\\2ab\\5c,c,ou=people,dc=x)";

        assertThat(MemberFilter.of("member:1.2.840.113556.1.4.1941:", person)).hasToString(expected);
        assertThat(MemberFilter.of("member:1.2.840.113556.1.4.1941", person)).hasToString(expected);
    }
}

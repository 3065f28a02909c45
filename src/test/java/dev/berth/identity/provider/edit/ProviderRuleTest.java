package dev.berth.identity.provider.edit;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderSettings;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Which forms of fields are accepted; nobody is asked whether a provider answers. */
class ProviderRuleTest {

    private static final ProviderSettings DIRECTORY = over(
            LdapFields.BLANK,
            "{\"url\":\"ldaps://directory.example.org\",\"search_dn\":\"cn=reader,dc=example,dc=org\","
                    + "\"secret\":\"very-secret\",\"base_dn\":\"dc=example,dc=org\"}");

    private static final ProviderSettings ISSUER = over(
            OidcFields.BLANK,
            "{\"endpoint\":\"https://issuer.example.org/realms/berth\",\"client_id\":\"berth\",\"secret\":\"very-secret\"}");

    @Test
    void whatIsCompleteIsAccepted() {
        assertThat(fields(DIRECTORY)).isEmpty();
        assertThat(fields(ISSUER)).isEmpty();
    }

    @Test
    void whatNobodyHasSaidYetIsNamedFieldByField() {
        assertThat(fields(LdapFields.BLANK)).containsExactly("url");
        assertThat(fields(OidcFields.BLANK)).containsExactly("endpoint", "client_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"ldap://directory.example.org:389/\"}",
                "{\"url\":\"ldap://[2001:4860::8]:1389\",\"start_tls\":true}",
                "{\"search_dn\":\"\",\"secret\":\"\"}",
                "{\"search_dn\":\"reader@example.org\"}",
                "{\"search_dn\":\"EXAMPLE\\\\reader\"}",
                "{\"base_dn\":\"\"}",
                "{\"base_dn\":\"ou=Zweigstelle\\\\, Köln,o=Firma\"}",
                "{\"filter\":\"objectClass=person\"}",
                "{\"filter\":\"(&(objectClass=person)(!(memberOf=cn=left\\\\28x\\\\29,dc=example)))\"}",
                "{\"name_attribute\":\"sAMAccountName\",\"id_attribute\":\"objectGUID\"}",
                "{\"name_attribute\":\"\",\"group_name_attribute\":\"\"}",
                "{\"member_attribute\":\"member:1.2.840.113556.1.4.1941:\"}",
                "{\"membership_attribute\":\"\"}",
                "{\"timeout_seconds\":60,\"scope\":0,\"group_scope\":1}"
            })
    void aDirectoryMayBeSo(String change) {
        assertThat(fields(over(DIRECTORY, change))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"url":""}                                    | url
            {"url":"directory.example.org"}               | url
            {"url":"https://directory.example.org"}       | url
            {"url":"LDAP://directory.example.org"}        | url
            {"url":"ldap://"}                             | url
            {"url":"ldap://directory.example.org:0"}      | url
            {"url":"ldap://directory.example.org:65536"}  | url
            {"url":"ldap://directory.example.org/dc=x"}   | url
            {"url":"ldap://directory.example.org/??sub"}  | url
            {"url":"ldap://a:b@directory.example.org"}    | url
            {"url":"ldap://directory.example.org\\nx"}    | url
            {"url":"ldap://a b"}                          | url
            {"start_tls":true}                            | start_tls
            {"search_dn":"reader"}                        | search_dn
            {"secret":""}                                 | secret
            {"secret":"a\\u0000b"}                        | secret
            {"base_dn":"example.org"}                     | base_dn
            {"base_dn":"dc=example,"}                     | base_dn
            {"scope":3}                                   | scope
            {"scope":-1}                                  | scope
            {"filter":"(objectClass=person"}              | filter
            {"filter":"(&(a=b)(c))"}                      | filter
            {"filter":"*"}                                | filter
            {"name_attribute":"uid)(x=*"}                 | name_attribute
            {"email_attribute":"m ail"}                   | email_attribute
            {"realname_attribute":"*"}                    | realname_attribute
            {"id_attribute":"entry UUID"}                 | id_attribute
            {"timeout_seconds":0}                         | timeout_seconds
            {"timeout_seconds":61}                        | timeout_seconds
            {"group_base_dn":"groups"}                    | group_base_dn
            {"group_filter":"("}                          | group_filter
            {"group_scope":9}                             | group_scope
            {"group_admin_dn":"admins"}                   | group_admin_dn
            {"membership_attribute":"a=b"}                | membership_attribute
            {"member_attribute":"(member)"}               | member_attribute
            {"ca_certificate":"no certificate"}           | ca_certificate
            {"ca_certificate":" "}                        | ca_certificate
            """)
    void aDirectoryMayNotBeSo(String change, String field) {
        assertThat(fields(over(DIRECTORY, change))).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"secret\":\"\"}",
                "{\"scopes\":[\"openid\"]}",
                "{\"scopes\":[\"openid\",\"api://berth/.default\",\"offline_access\"]}",
                "{\"group_filter\":\"^(dev|ops)-.*$\"}",
                "{\"groups_claim\":\"https://example.org/groups\"}",
                "{\"redirect_parameters\":{\"prompt\":\"select_account\",\"hd\":\"example.org\"}}"
            })
    void anIssuerMayBeSo(String change) {
        assertThat(fields(over(ISSUER, change))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"endpoint":"issuer.example.org"}              | endpoint
            {"endpoint":"ftp://issuer.example.org"}        | endpoint
            {"endpoint":"https://issuer.example.org?a=b"}  | endpoint
            {"endpoint":"https://issuer.example.org#a"}    | endpoint
            {"endpoint":"https://a:b@issuer.example.org"}  | endpoint
            {"endpoint":"https:///x"}                      | endpoint
            {"client_id":" "}                              | client_id
            {"scopes":[]}                                  | scopes
            {"scopes":["profile"]}                         | scopes
            {"scopes":["openid",null]}                     | scopes
            {"scopes":["openid","a b"]}                    | scopes
            {"scopes":["openid","a\\"b"]}                  | scopes
            {"group_filter":"("}                           | group_filter
            {"group_filter":"(?=a)"}                       | group_filter
            {"user_claim":"a\\nb"}                         | user_claim
            {"admin_group":"a\\u0000"}                     | admin_group
            {"redirect_parameters":{"state":"x"}}          | redirect_parameters
            {"redirect_parameters":{"redirect_uri":"x"}}   | redirect_parameters
            {"redirect_parameters":{"code_challenge":"x"}} | redirect_parameters
            {"redirect_parameters":{"a b":"x"}}            | redirect_parameters
            {"redirect_parameters":{"a":null}}             | redirect_parameters
            {"timeout_seconds":0}                          | timeout_seconds
            """)
    void anIssuerMayNotBeSo(String change, String field) {
        assertThat(fields(over(ISSUER, change))).containsExactly(field);
    }

    @Test
    void nothingIsLongerThanItMayBe() {
        String tooLong = "x".repeat(Complaints.LONGEST_TEXT + 1);
        ProviderSettings longDirectory = ProviderFields.over(
                DIRECTORY, Map.of("filter", "(a=" + tooLong + ")", "secret", tooLong, "base_dn", "dc=" + tooLong));

        assertThat(fields(longDirectory)).containsExactlyInAnyOrder("filter", "secret", "base_dn");
        assertThat(ProviderRule.messages(new ProviderDraft("x".repeat(129), true, false, ISSUER)))
                .singleElement()
                .asString()
                .startsWith("name takes another value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"ldaps://elsewhere.example.org\"}",
                "{\"url\":\"ldaps://directory.example.org:637\"}",
                "{\"url\":\"ldap://directory.example.org\"}",
                "{\"verify_certificate\":false}",
                "{\"ca_certificate\":\"another\"}",
                "{\"start_tls\":false}"
            })
    void S15_aKeptSecretGoesToNoOtherServerAndOnNoConnectionThatProvesLess(String change) {
        ProviderSettings known = over(DIRECTORY, "{\"start_tls\":true,\"ca_certificate\":\"one\"}");

        assertThat(goesElsewhere(known, change, false)).isTrue();
        assertThat(goesElsewhere(known, change, true)).isFalse();
        assertThat(goesElsewhere(over(known, "{\"search_dn\":\"\"}"), change, false))
                .as("there is none")
                .isFalse();
    }

    @Test
    void aSecretIsKeptWhereItGoesWhereItWent() {
        ProviderSettings trusting = over(DIRECTORY, "{\"verify_certificate\":false}");

        assertThat(goesElsewhere(DIRECTORY, "{\"filter\":\"(a=b)\",\"start_tls\":true}", false))
                .isFalse();
        assertThat(goesElsewhere(trusting, "{\"verify_certificate\":true,\"ca_certificate\":\"one\"}", false))
                .isFalse();
        assertThat(goesElsewhere(ISSUER, "{\"scopes\":[\"openid\"]}", false)).isFalse();
        assertThat(goesElsewhere(ISSUER, "{\"endpoint\":\"https://issuer.example.org/realms/theirs\"}", false))
                .as("whose metadata may name any token endpoint")
                .isTrue();
    }

    private static boolean goesElsewhere(ProviderSettings known, String change, boolean given) {
        return ProviderRule.sendsKeptSecretElsewhere(known, over(known, change), given);
    }

    @Test
    void S15_noSecretStandsInTheTextOfAnyRecord() {
        LdapFields ldap = JsonMapper.shared().readValue("{\"secret\":\"very-secret\"}", LdapFields.class);
        OidcFields oidc = JsonMapper.shared().readValue("{\"secret\":\"very-secret\"}", OidcFields.class);
        ProviderRequest request = new ProviderRequest(null, "x", "ldap", null, null, ldap, oidc, null);

        assertThat(request + " " + new ProviderDraft("x", true, true, DIRECTORY) + " " + ISSUER)
                .doesNotContain("very-secret");
        assertThat(JsonMapper.shared().writeValueAsString(request)).doesNotContain("very-secret");
    }

    private static List<String> fields(ProviderSettings settings) {
        return ProviderRule.complaints(settings).stream()
                .map(Complaints.Complaint::field)
                .toList();
    }

    private static ProviderSettings over(ProviderSettings known, String json) {
        return switch (known) {
            case LdapSettings ldap ->
                JsonMapper.shared().readValue(json, LdapFields.class).over(ldap);
            case OidcSettings oidc ->
                JsonMapper.shared().readValue(json, OidcFields.class).over(oidc);
        };
    }
}

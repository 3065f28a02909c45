package dev.berth.identity.ldap;

import java.util.HexFormat;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectKeyTest {

    private static final String UUID = "597ae2f6-16a6-1027-98f4-d28b5365dc14";
    private static final byte[] GUID = HexFormat.of().parseHex("f6e27a59a616271098f4d28b5365dc14");

    private final Entry entry = new Entry("uid=Alice , ou=People,dc=example,dc=org");

    @Test
    void entryUuidComesFirst() {
        entry.addAttribute("entryUUID", UUID.toUpperCase(Locale.ROOT));
        entry.addAttribute(new Attribute("objectGUID", new byte[16]));

        assertThat(SubjectKey.of(entry, "")).contains(UUID);
    }

    @Test
    void objectGuidIsWrittenAsMicrosoftWritesIt() {
        entry.addAttribute(new Attribute("objectGUID", GUID));

        assertThat(SubjectKey.of(entry, "")).contains(UUID);
        assertThat(SubjectKey.of(entry, "objectguid")).contains(UUID);
    }

    @Test
    void otherwiseItIsTheNameInItsOneForm() {
        assertThat(SubjectKey.of(entry, "")).contains("uid=alice,ou=people,dc=example,dc=org");
    }

    @Test
    void theAttributeThatTheSettingsNameIsRequired() {
        entry.addAttribute("entryUUID", UUID);

        assertThat(SubjectKey.of(entry, "employeeNumber")).isEmpty();
    }

    @Test
    void twoValuesAndBlankOnesAreNoKey() {
        entry.addAttribute("employeeNumber", "1", "2");
        entry.addAttribute("title", " ");

        assertThat(SubjectKey.of(entry, "employeeNumber")).isEmpty();
        assertThat(SubjectKey.of(entry, "title")).isEmpty();
    }

    @Test
    void textStaysAsItIsAndTheRestIsWrittenInHex() {
        entry.addAttribute("employeeNumber", "Ä-17");
        entry.addAttribute(new Attribute("objectSid", new byte[] {1, 5, (byte) 0xff}));
        entry.addAttribute(new Attribute("nsUniqueId", new byte[] {'a', 0, 'b'}));

        assertThat(SubjectKey.of(entry, "employeeNumber")).contains("Ä-17");
        assertThat(SubjectKey.of(entry, "objectSid")).contains("0105ff");
        assertThat(SubjectKey.of(entry, "nsUniqueId")).contains("610062");
    }
}

package dev.berth.testkit;

import java.util.List;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;

/**
 * A directory with a TLS certificate for {@code localhost}, and in it {@link #BASE}, {@code ou=people} and {@code ou=groups} below, and
 * {@link #READER}, who may search; nobody may without having signed in.
 */
public interface TestDirectory extends AutoCloseable {

    String BASE = "dc=example,dc=org";
    String PEOPLE = "ou=people," + BASE;
    String GROUPS = "ou=groups," + BASE;
    String READER = "cn=reader," + BASE;
    String READER_PASSWORD = "Reader-Secret-7";

    /** For {@code ldap://localhost} with or without StartTLS. */
    int port();

    /** For {@code ldaps://localhost}. */
    int tlsPort();

    /** The authority that signed the directory's certificate. */
    String authority();

    /**
     * Adds an entry.
     *
     * @param attributes each a name, a colon, a space and a value
     */
    void add(String dn, String... attributes);

    /** Makes somebody below {@link #PEOPLE}. */
    default String addPerson(String name, String password) {
        String dn = new RDN("uid", name) + "," + PEOPLE;
        add(
                dn,
                "objectClass: inetOrgPerson",
                "uid: " + name,
                "cn: " + name,
                "sn: Person",
                "mail: " + name.hashCode() + "@example.org",
                "userPassword: " + password);
        return dn;
    }

    /** Makes a group below {@link #GROUPS} that names its members, and whose members name it. */
    String addGroup(String name, List<String> members);

    @Override
    void close();

    /** The entry that such lines describe. */
    static Entry entry(String dn, String... attributes) {
        Entry entry = new Entry(dn);
        for (String attribute : attributes) {
            int colon = attribute.indexOf(": ");
            entry.addAttribute(attribute.substring(0, colon), attribute.substring(colon + 2));
        }
        return entry;
    }
}

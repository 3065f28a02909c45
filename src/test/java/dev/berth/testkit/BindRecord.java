package dev.berth.testkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;

/**
 * Remembers who tried to sign in at a directory, and answers some of them as a test wants it. Whoever gives no name is taken for a stranger and
 * let in, whatever their password, as some directories do.
 */
final class BindRecord extends InMemoryOperationInterceptor {

    record Bind(String dn, String password) {}

    private final List<Bind> seen = new CopyOnWriteArrayList<>();
    private final Map<String, LDAPException> answers = new ConcurrentHashMap<>();

    List<Bind> seen() {
        return List.copyOf(seen);
    }

    void answer(String dn, LDAPException answer) {
        answers.put(dn, answer);
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
        String dn = request.getRequest().getBindDN();
        ASN1OctetString password = Objects.requireNonNull(request.getRequest().getPassword());
        seen.add(new Bind(dn, password.stringValue()));
        if (dn.isEmpty()) {
            request.setRequest(new SimpleBindRequest());
        }
        LDAPException answer = answers.get(dn);
        if (answer != null) {
            throw answer;
        }
    }
}

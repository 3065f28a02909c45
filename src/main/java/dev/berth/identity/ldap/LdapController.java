package dev.berth.identity.ldap;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.BerthOnly;

/** Directories in Harbor's API; where there are several, {@code provider_id} names one that is not the primary. */
@RestController
@RequestMapping("/api/v2.0/ldap")
class LdapController {

    private static final Permission LIST = Permission.to(Action.LIST, Resource.LDAP_USER);
    private static final Permission CONFIGURE = Permission.to(Action.UPDATE, Resource.CONFIGURATION);
    private static final Permission CREATE = Permission.to(Action.CREATE, Resource.LDAP_USER);

    private final AccessPolicy policy;
    private final DirectoryChoice directories;
    private final DirectoryLookup lookup;
    private final PersonImport imports;

    LdapController(AccessPolicy policy, DirectoryChoice directories, DirectoryLookup lookup, PersonImport imports) {
        this.policy = policy;
        this.directories = directories;
        this.lookup = lookup;
        this.imports = imports;
    }

    /** The status is 200 either way; the body says whether it works. */
    @PostMapping("/ping")
    PingReply ping(
            Principal principal,
            @BerthOnly @RequestParam(name = "provider_id", required = false) @Nullable Long providerId,
            @RequestBody(required = false) @Nullable DirectoryToTry wanted) {
        policy.requireSystem(principal, CONFIGURE);
        return lookup.ping(directories.find(providerId), wanted == null ? DirectoryToTry.AS_SAVED : wanted);
    }

    @GetMapping("/users/search")
    List<PersonReply> searchPeople(
            Principal principal,
            @RequestParam(defaultValue = "") String username,
            @BerthOnly @RequestParam(name = "provider_id", required = false) @Nullable Long providerId) {
        policy.requireSystem(principal, LIST);
        return lookup.people(directories.require(providerId), username);
    }

    @GetMapping("/groups/search")
    List<DirectoryGroupReply> searchGroups(
            Principal principal,
            @RequestParam(defaultValue = "") String groupname,
            @RequestParam(defaultValue = "") String groupdn,
            @BerthOnly @RequestParam(name = "provider_id", required = false) @Nullable Long providerId) {
        policy.requireSystem(principal, LIST);
        return lookup.groups(directories.require(providerId), groupname, groupdn);
    }

    /** @return those who have got no account, with 404 as Harbor answers it; nothing where all have */
    @PostMapping("/users/import")
    ResponseEntity<List<FailedImport>> importPeople(
            Principal principal,
            @BerthOnly @RequestParam(name = "provider_id", required = false) @Nullable Long providerId,
            @RequestBody NamesToImport names) {
        policy.requireSystem(principal, CREATE);
        List<FailedImport> failed = imports.run(principal, directories.require(providerId), names.require());
        return failed.isEmpty()
                ? ResponseEntity.ok().build()
                : ResponseEntity.status(HttpStatus.NOT_FOUND).body(failed);
    }
}
